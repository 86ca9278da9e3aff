import { RuleTester } from 'eslint'

import { noSwallowedLocalApi } from './no-swallowed-local-api.mjs'

const errors = [{ messageId: 'caught' }]

new RuleTester().run('no-swallowed-local-api', noSwallowedLocalApi, {
  valid: [
    `async () => { await payload.find({ collection, req }) }`,
    `async () => { try { await payload.update({ id, req }) } catch (error) { throw toAppError(error) } }`,
    `async () => { try { await payload.update({ id, req }) } finally { release() } }`,
    `async () => { try { read() } catch { await payload.update({ id, req }) } }`,
    `async () => { try { await list.map(async () => payload.find({ req })) } catch { log() } }`,
    `async () => { try { await fetch(url) } catch { return } }`,
    `payload.find({ req }).then(use)`,
  ],
  invalid: [
    { code: `payload.findByID({ id, req }).catch(() => null)`, errors },
    { code: `async () => { try { await req.payload.create({ data, req }) } catch { return null } }`, errors },
    { code: `async () => { try { if (id) { await payload.find({ req }) } } catch (error) { log(error) } }`, errors },
    {
      code: `async () => { try { await payload.db.create({ req }) } catch { later(() => { throw new Error() }) } }`,
      errors,
    },
  ],
})
