import { CURRENT_CONSENT } from '../domain/consent.ts'
import { InvalidRequest } from '../domain/errors.ts'
import type { Person } from '../domain/person.ts'
import type { Moment } from '../domain/time.ts'
import { agree } from '../items/person-item.ts'
import type { Table, Write } from '../stores/table.ts'

/** What consenting needs from outside. */
export type GiveConsentDeps = { readonly table: Pick<Table, 'write'> }

/** Who agrees to which version of the texts; `now` is real time, like that of the sign-up. */
export type GiveConsent = {
  readonly person: Person
  readonly version: string
  readonly now: Moment
  readonly extra: readonly Write[]
}

/** Notes that a person agrees to the newest texts; to agree again changes nothing. Throws InvalidRequest for any other version. */
export const makeGiveConsent =
  ({ table }: GiveConsentDeps) =>
  async ({ person, version, now, extra }: GiveConsent): Promise<void> => {
    if (version !== CURRENT_CONSENT) throw new InvalidRequest([{ path: '/version', message: 'notOneOf' }])
    if (person.consentVersion !== version) await table.write([agree(person, { version, at: now }), ...extra])
  }
