import { keepMainPicture, placeInGallery, removeSizes } from '../../hooks/media.ts'
import { placeInStructure } from '../../hooks/place-in-structure.ts'
import { choiceField } from '../fields/choices.ts'
import { countField } from '../fields/counts.ts'
import { nodeFields } from '../fields/node.ts'
import { jsonField, momentField } from '../fields/shown.ts'
import { defineUpload } from '../documents/define-upload.ts'

const nobody = (): boolean => false
const noted = { access: { create: nobody, update: nobody } } as const

/** Pictures and plans of projects, blocks and units. One picture of each is the main one. */
export const media = defineUpload({
  slug: 'media',
  labels: { singular: 'Picture', plural: 'Media gallery' },
  permissions: {
    view: 'property.media.view',
    create: 'property.media.create',
    update: 'property.media.update',
    delete: 'property.media.delete',
  },
  accept: ['jpeg', 'png', 'webp', 'pdf'],
  trash: true,
  hooks: {
    beforeValidate: [placeInStructure],
    beforeChange: [placeInGallery],
    afterChange: [keepMainPicture],
    afterDelete: [removeSizes],
  },
  admin: {
    group: 'Property',
    useAsTitle: 'title',
    defaultColumns: ['title', 'project', 'block', 'unit', 'category', 'isMain', 'createdAt'],
    listSearchableFields: ['title', 'alt'],
    components: { beforeListTable: ['/src/admin/media/GalleryLink.tsx#GalleryLink'] },
  },
  fields: [
    nodeFields(),
    {
      type: 'row',
      fields: [
        { name: 'title', type: 'text', maxLength: 200 },
        choiceField({
          name: 'category',
          label: 'Shows',
          options: ['exterior', 'interior', 'floor_plan', 'other'],
          defaultValue: 'other',
        }),
        {
          ...countField({ name: 'position', label: 'Order', max: 100_000, defaultValue: 0, readOnly: true }),
          ...noted,
        },
      ],
    },
    {
      name: 'alt',
      type: 'text',
      label: 'Description for those who cannot see it',
      maxLength: 300,
    },
    {
      name: 'isMain',
      type: 'checkbox',
      label: 'Main picture',
      defaultValue: false,
      ...noted,
      admin: { position: 'sidebar', readOnly: true },
    },
    { ...jsonField({ name: 'variants', label: 'Sizes' }), ...noted },
    {
      ...momentField({ name: 'variantsAt', label: 'Sizes made', sidebar: true, isShownWhenSet: true }),
      access: { create: () => false, update: () => false },
    },
  ],
})
