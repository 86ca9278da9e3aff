import { closeExpiredInvitations } from '../../hooks/close-expired-invitations.ts'
import { defineRecord } from '../define-collection.ts'
import { choiceField, statusField } from '../fields/choices.ts'
import { relation } from '../fields/relation.ts'
import { momentField, rowActions, untilCell } from '../fields/shown.ts'

/** A link by which somebody gets his log-in: staff, or an owner, tenant or agent for his own rows. */
export const invitations = defineRecord({
  slug: 'invitations',
  permissions: { view: 'settings.staff.view' },
  admin: {
    group: 'Settings',
    useAsTitle: 'email',
    defaultColumns: ['email', 'name', 'kind', 'status', 'sentAt', 'expiresAt', 'rowActions'],
    listSearchableFields: ['email', 'name'],
    description: 'Staff are invited from the list of staff; owners, tenants and agents from their own page.',
    components: {
      edit: { beforeDocumentControls: ['/src/admin/staff/InvitationActions.tsx#InvitationActions'] },
    },
  },
  hooks: { beforeOperation: [closeExpiredInvitations] },
  fields: [
    choiceField({ name: 'kind', label: 'As', options: ['staff', 'owner', 'tenant', 'agent'], readOnly: true }),
    { name: 'email', type: 'email', label: 'E-mail', required: true, index: true, admin: { readOnly: true } },
    { name: 'name', type: 'text', required: true, admin: { readOnly: true } },
    relation({ name: 'staff', to: 'staff', readOnly: true }),
    relation({ name: 'person', to: 'people', readOnly: true }),
    { name: 'tokenHash', type: 'text', required: true, hidden: true, unique: true },
    statusField({ options: ['pending', 'accepted', 'revoked', 'expired'], defaultValue: 'pending' }),
    momentField({ name: 'expiresAt', label: 'Expires', required: true, Cell: untilCell }),
    momentField({ name: 'sentAt', label: 'Sent' }),
    {
      name: 'sends',
      type: 'number',
      label: 'Times sent',
      required: true,
      defaultValue: 0,
      admin: { readOnly: true },
    },
    relation({ name: 'invitedBy', to: 'users', label: 'Invited by', readOnly: true }),
    momentField({ name: 'acceptedAt', label: 'Accepted' }),
    relation({ name: 'acceptedBy', to: 'users', label: 'Accepted by', readOnly: true }),
    rowActions({ label: 'Actions', Cell: '/src/admin/staff/InvitationRowActions.tsx#InvitationRowActions' }),
  ],
})
