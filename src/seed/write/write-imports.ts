import { uploadImport } from '../../services/imports/upload-import.ts'
import { seededId } from '../seeded-id.ts'
import type { SeedContext } from './context.ts'

const wing = `Block,Floor,Unit,Unit kind,Bedrooms,Bathrooms,Area,Rent,Offering
North wing,0,NW-001,shop,,1,52,62000,rent
North wing,1,NW-101,apartment,2,1,68,41000,rent
North wing,1,NW-102,apartment,2,1,68,41000,rent
North wing,2,NW-201,apartment,3,2,94,56000,both
North wing,2,NW-202,apartment,3,2,94,56000,rent
`

const applicants = `Name,Phone,Email,Roles
Zawadi Ndegwa,+254711400101,zawadi.ndegwa@example.com,tenant
Kiprop Cheruiyot,+254711400102,,tenant
Halima Said,0711 400,halima.said@example.com,tenant
Mwende Kilonzo,+254711400101,mwende.kilonzo@example.com,tenant
Peter Ouma,,peter.ouma,landlady
`

/** Two files that somebody has begun to bring in: one is ready to be written, one has rows to be corrected. */
export const writeImports = async ({ req, company, plan }: SeedContext): Promise<void> => {
  const code = plan.projects[0]?.code ?? ''
  const upload = (kind: 'structure' | 'people', name: string, text: string): Promise<unknown> =>
    uploadImport({
      req,
      id: seededId(plan.slug, 'import', name),
      company: company.id,
      kind,
      project: kind === 'structure' ? seededId(plan.slug, 'project', code) : undefined,
      file: { name, data: Buffer.from(text) },
    })
  await upload('structure', 'north-wing.csv', wing)
  await upload('people', 'applicants.csv', applicants)
}
