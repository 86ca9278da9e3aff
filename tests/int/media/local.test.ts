import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { galleryRules } from './gallery-suite.ts'

galleryRules('pictures on the local disk', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'freehold-pictures-'))
  const of = (company: string) => join(folder, 'files/company', company)
  return {
    env: { DATA_DIR: folder },
    names: (company) => readdir(of(company)),
    lose: (company, name) => rm(join(of(company), name)),
    stop: () => rm(folder, { recursive: true, force: true }),
  }
})
