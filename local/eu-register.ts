import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import * as z from 'zod'
import { registerCsv, type RegisterRow } from './generate-register.ts'

const organisationSchema = z.object({
  pic: z.string(),
  name: z.string(),
  sme: z.enum(['true', 'false', '']),
  activity_type: z.enum(['PRC', 'HES', 'REC', 'PUB', 'OTH']),
})
type Published = z.infer<typeof organisationSchema>

const categories = {
  PRC: 'industry',
  HES: 'education',
  REC: 'research',
  PUB: 'municipalAuthority',
  OTH: 'developmentInstitute',
} as const satisfies Record<Published['activity_type'], RegisterRow['category']>

const sectors = {
  PRC: 'industry',
  HES: 'higher education',
  REC: 'research',
  PUB: 'public service',
  OTH: 'other',
} as const satisfies Record<Published['activity_type'], string>

/** The moment that the published organisations are taken to be as of; the files themselves bear none. */
const AS_OF = '2026-01-01T00:00:00.000Z'

const rowOf = ({ pic, name, sme, activity_type }: Published): RegisterRow => ({
  key: `eu-pic:${pic}`,
  aliases: [],
  name,
  kind: 'participant',
  category: activity_type === 'PRC' && sme === 'true' ? 'sme' : categories[activity_type],
  sectors: [sectors[activity_type]],
  status: 'active',
  registeredEmail: `eu-pic-${pic}@example.invalid`,
  language: 'en',
  asOf: AS_OF,
})

/**
 * The organisations of `organisations.csv` in a folder, published by CORDIS, as a register file: all of them active participants with an address
 * that reaches nobody, and one sector by their type of activity. Throws a ZodError where a column is not what it should be.
 */
export const euRegisterCsv = async (folder: string): Promise<string> => {
  const rows: unknown = parse(await readFile(join(folder, 'organisations.csv')), { columns: true })
  return registerCsv(z.array(organisationSchema).parse(rows).map(rowOf))
}
