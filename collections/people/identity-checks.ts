import { seesPaperNumbers } from '../../src/access/personal-data.ts'
import { defineRecord } from '../define-collection.ts'
import { choiceField, statusField } from '../fields/choices.ts'
import { dateField } from '../fields/dates.ts'
import { relation } from '../fields/relation.ts'
import { momentField, pageTitle } from '../fields/shown.ts'

/** Proof of who somebody is: submitted with papers, approved or rejected by somebody else, expires with the paper. */
export const identityChecks = defineRecord({
  slug: 'identity-checks',
  labels: { singular: 'Identity check', plural: 'Identity checks' },
  permissions: { view: 'people.verification.view' },
  admin: {
    group: 'People',
    defaultColumns: ['person', 'documentType', 'expiresOn', 'status', 'submittedAt', 'reviewedBy'],
    components: {
      beforeListTable: ['/src/admin/people/ChecksNote.tsx#ChecksNote'],
      edit: { beforeDocumentControls: ['/src/admin/people/CheckActions.tsx#CheckActions'] },
    },
  },
  defaultSort: '-submittedAt',
  // The reader of a paper's number is known by the person.
  forceSelect: { person: true },
  fields: [
    pageTitle(),
    relation({ name: 'person', to: 'people', required: true, readOnly: true }),
    {
      type: 'row',
      fields: [
        choiceField({
          name: 'documentType',
          label: 'Paper',
          options: [
            'passport',
            'national_id',
            'driver_licence',
            'residence_permit',
            'registration_certificate',
            'other',
          ],
          readOnly: true,
        }),
        {
          name: 'documentNumber',
          type: 'text',
          label: 'Number',
          required: true,
          maxLength: 60,
          access: { read: seesPaperNumbers },
          admin: { readOnly: true },
        },
        { name: 'country', type: 'text', label: 'Issued in', maxLength: 2, admin: { readOnly: true } },
        dateField({ name: 'expiresOn', label: 'Valid until', readOnly: true, index: true }),
      ],
    },
    relation({ name: 'front', to: 'documents', label: 'Front', readOnly: true }),
    relation({ name: 'back', to: 'documents', label: 'Back', readOnly: true }),
    relation({ name: 'selfie', to: 'documents', label: 'Selfie', readOnly: true }),
    statusField({ options: ['pending', 'approved', 'rejected', 'expired'], defaultValue: 'pending' }),
    relation({ name: 'submittedBy', to: 'users', label: 'Submitted by', readOnly: true }),
    momentField({ name: 'submittedAt', label: 'Submitted' }),
    relation({ name: 'reviewedBy', to: 'users', label: 'Reviewed by', readOnly: true }),
    momentField({ name: 'reviewedAt', label: 'Reviewed' }),
    { name: 'reason', type: 'text', label: 'Reason', maxLength: 500, admin: { readOnly: true } },
  ],
})
