import { join } from 'node:path'
import { readConsortia, type Consortium } from '../../local/demo/consortia-data.ts'
import { organisationSchema, type Category, type Organisation } from '../../shared/domain/organisation.ts'
import { emptyProfile } from '../../shared/domain/profile.ts'
import { replaceProfile } from '../../shared/items/profile-item.ts'
import type { Write } from '../../shared/stores/table.ts'
import { registered } from './a-register.ts'
import type { ApprovalWorld } from './approval-world.ts'
import { realRows } from './real-data.ts'

const SINCE = '2026-01-01T00:00:00.000Z'

/** The consortia as published, the oldest first; only where `hasRealData`. */
export const realConsortia = (): Promise<readonly Consortium[]> =>
  readConsortia(join(import.meta.dirname, '../../../shared/data/eu'))

const categories: { readonly [type: string]: Category } = {
  PRC: 'industry',
  HES: 'education',
  REC: 'research',
  PUB: 'municipalAuthority',
  OTH: 'developmentInstitute',
}

/** An active participant with an address, whatever else is known of it. */
export const participantOf = (key: string, differing: Partial<Organisation> = {}): Organisation =>
  organisationSchema.parse({
    key,
    aliases: [],
    name: `Organisation ${key}`,
    kind: 'participant',
    category: 'industry',
    sectors: ['electronics'],
    status: 'active',
    statusSince: SINCE,
    registeredEmail: `${key.replace(':', '-')}@example.invalid`,
    registeredEmailSince: SINCE,
    language: 'en',
    asOf: SINCE,
    ...differing,
  })

const entryOf = ({ pic, sme, activity_type = '', city }: Record<string, string>): readonly Write[] => {
  const key = `eu-pic:${pic}`
  const category = activity_type === 'PRC' && sme === 'true' ? 'sme' : categories[activity_type]
  const empty = emptyProfile(key, SINCE)
  const place = city?.trim()
  return [
    registered(participantOf(key, category ? { category } : {})),
    ...(place ? [replaceProfile(empty, { ...empty, place, version: 2 })] : []),
  ]
}

/** The organisations of consortia as published, with their category, and their city as the place in the profile of each that has one. */
export const realRegister = (consortia: readonly Consortium[]): readonly (readonly Write[])[] => {
  const keys = new Set(consortia.flatMap(({ listed, coordinator }) => [...listed, coordinator]))
  return realRows('eu/organisations.csv')
    .filter(({ pic }) => keys.has(`eu-pic:${pic}`))
    .map(entryOf)
}

/** Plays a real consortium: everybody is asked and says yes, as long as it gathers or has become a cluster. */
export const playConsortium = async (
  world: ApprovalWorld,
  { name, coordinator, listed }: Consortium,
): Promise<string> => {
  const others = [...new Set(listed)].filter((key) => key !== coordinator).map((key) => participantOf(key))
  const content = { name: name.slice(0, 300) }
  const id = await world.apply(others, { applicant: participantOf(coordinator), content })
  await world.settle()
  for (const organisation of others) {
    if ((await world.application(id)).status === 'gathering' || (await world.cluster(id)))
      await world.accept(id, organisation)
  }
  await world.settle()
  return id
}
