import { RuleTester } from 'eslint'

import { localApiReq } from './local-api-req.mjs'

const errors = (...messageIds) => messageIds.map((messageId) => ({ messageId }))

new RuleTester().run('local-api-req', localApiReq, {
  valid: [
    `payload.find({ collection: 'units', req, overrideAccess: false })`,
    `req.payload.update({ collection: 'units', id, data, req: req, 'overrideAccess': true })`,
    `payload.create({ ...rest, req, overrideAccess: true })`,
    `payload.db.updateOne({ collection: 'units', id, data, req })`,
    `payload.logger.info('billed')`,
    `callback.payload.amount.toString()`,
    `list.find((entry) => entry.id === id)`,
    `const { logger } = payload`,
    { code: `payload.find({ collection: 'units', overrideAccess: true })`, options: [{ req: false }] },
  ],
  invalid: [
    { code: `payload.find()`, errors: errors('missing', 'missing') },
    { code: `payload.find({ collection: 'units', req })`, errors: errors('missing') },
    { code: `req.payload.count({ collection: 'units', overrideAccess: true })`, errors: errors('missing') },
    { code: `this.payload?.findByID({ collection, id, overrideAccess: true })`, errors: errors('missing') },
    { code: `payload['delete']({ collection, id, req })`, errors: errors('missing') },
    { code: `payload.create({ ...args })`, errors: errors('missing', 'missing') },
    { code: `payload.create({ ...args, req })`, errors: errors('missing') },
    { code: `payload.create(args)`, errors: errors('opaque', 'opaque') },
    { code: `payload.find({ collection, req: undefined, overrideAccess: true })`, errors: errors('unset') },
    { code: `payload.db.deleteMany({ collection, where })`, errors: errors('missing') },
    { code: `payload.updateGlobal({ slug, data, req })`, errors: errors('missing') },
    { code: `const { find, logger } = req.payload`, errors: errors('detached') },
    { code: `payload.find({ collection: 'units' })`, options: [{ req: false }], errors: errors('missing') },
  ],
})
