import { completeInn } from '../../shared/domain/identifiers/ru-inn.ts'
import { organisationSchema, type Organisation } from '../../shared/domain/organisation.ts'
import { organisationItem } from '../../shared/items/organisation-item.ts'
import type { Write } from '../../shared/stores/table.ts'

const SINCE = '2026-01-01T00:00:00.000Z'

/** An active participant of the register, reachable, the same for the same number. */
export const anOrganisation = (number: number, differing: Partial<Organisation> = {}): Organisation => {
  const key = `ru-inn:${completeInn(`77${String(number).padStart(7, '0')}`)}`
  return organisationSchema.parse({
    key,
    aliases: [],
    name: `Organisation ${number}`,
    kind: 'participant',
    category: number % 2 === 0 ? 'sme' : 'industry',
    sectors: [['robotics', 'electronics', 'IT'][number % 3]],
    status: 'active',
    statusSince: SINCE,
    registeredEmail: `${key.replace(':', '-')}@example.invalid`,
    registeredEmailSince: SINCE,
    contactEmail: `contact-${number}@example.invalid`,
    language: number % 2 === 0 ? 'ru' : 'en',
    asOf: SINCE,
    ...differing,
  })
}

/** So many organisations of the register. */
export const organisations = (count: number, from = 1): readonly Organisation[] =>
  Array.from({ length: count }, (_, at) => anOrganisation(from + at))

/** The write that puts an organisation into the register, or changes it there. */
export const registered = (organisation: Organisation, stirs = false): Write => ({
  put: organisationItem(organisation, stirs),
})
