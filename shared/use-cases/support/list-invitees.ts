import type { Application } from '../../domain/application.ts'
import type { InviteeVerdict } from '../../domain/invitee-verdict.ts'
import { obstacleTo } from '../../domain/answer.ts'
import { Conflict } from '../../domain/errors.ts'
import type { Moment } from '../../domain/time.ts'
import { applicationKey } from '../../items/application-item.ts'
import { listedFrom, listedKey, putListed, type Listed } from '../../items/case-item.ts'
import type { Table, Write } from '../../stores/table.ts'
import { refusalsAmong, refusedVerdict } from './may-be-invited.ts'
import { resolve, type Resolved } from './resolve.ts'

const MOST_LISTED = 3000

/** A verdict for an identifier that leads to no key. */
export const brokenVerdict = (one: Exclude<Resolved, { key: string }>): InviteeVerdict =>
  'broken' in one
    ? {
        given: one.given,
        verdict: 'broken',
        reason: one.broken.reason,
        ...(one.broken.suggestion === undefined ? {} : { suggestion: one.broken.suggestion }),
      }
    : { given: one.given, verdict: 'broken', reason: 'aliasNotInRegister' }

/** Gives each identifier its verdict: broken, twice (in this request), already (there before), or what `fresh` says. */
export const verdictsOf = (
  resolved: readonly Resolved[],
  present: ReadonlySet<string>,
  fresh: (one: Extract<Resolved, { key: string }>) => InviteeVerdict,
): readonly InviteeVerdict[] => {
  const seen = new Set<string>()
  return resolved.map((one) => {
    if (!('key' in one)) return brokenVerdict(one)
    const about = { given: one.given, key: one.key, ...(one.organisation ? { name: one.organisation.name } : {}) }
    if (seen.has(one.key)) return { ...about, verdict: 'twice' }
    seen.add(one.key)
    return present.has(one.key) ? { ...about, verdict: 'already' } : { ...about, ...fresh(one) }
  })
}

/** That the application is still in the state in which its list may change. */
const stillListing = (application: Application): Write => ({
  check: applicationKey(application.id),
  when: [{ attribute: 'status', is: application.status }],
})

/** Puts organisations on the list of an application that asks nobody yet; who is unknown, cannot be asked or takes no invitations now is listed all the same. */
export const listInvitees = async (
  table: Pick<Table, 'get' | 'getMany' | 'write'>,
  application: Application,
  texts: readonly string[],
  extra: readonly Write[],
  now: Moment,
): Promise<readonly InviteeVerdict[]> => {
  const listed = listedFrom(await table.get(listedKey(application.id)))
  const resolved = await resolve(table, texts)
  const before = await resolve(table, listed.identifiers)
  const present = new Set(before.flatMap((one) => ('key' in one ? [one.key] : [])))
  const keys = resolved.flatMap((one) => ('key' in one ? [one.key] : []))
  const refusals = await refusalsAmong(table, keys, application.applicant, now)
  const verdicts = verdictsOf(
    resolved,
    new Set([...present, application.applicant]),
    ({ given, key, organisation }) => {
      const refusal = refusals.get(key)
      const obstacle = obstacleTo(organisation)
      if (refusal && !obstacle) return { given, ...refusedVerdict(refusal) }
      return { given, verdict: obstacle ?? 'listed' }
    },
  )
  const added = verdicts.flatMap(({ verdict, key }) =>
    key !== undefined && !['broken', 'twice', 'already'].includes(verdict) ? [key] : [],
  )
  const again = verdicts.flatMap(({ verdict, key }) => (verdict === 'twice' && key !== undefined ? [key] : []))
  const next = {
    identifiers: [...listed.identifiers, ...added],
    repeated: [...new Set([...listed.repeated, ...again])],
  }
  if (next.identifiers.length > MOST_LISTED) throw new Conflict('tooManyOrganisations', { most: MOST_LISTED })
  if (added.length + again.length > 0 || extra.length > 0)
    await table.write([putListed(application.id, listed, next), stillListing(application), ...extra])
  return verdicts
}

const without = (listed: Listed, gone: ReadonlySet<string>) => ({
  identifiers: listed.identifiers.filter((identifier) => !gone.has(identifier)),
  repeated: listed.repeated.filter((identifier) => !gone.has(identifier)),
})

/** Takes an organisation off the list, however it was written there; says whether it was on it. */
export const unlistInvitee = async (
  table: Pick<Table, 'get' | 'getMany' | 'write'>,
  application: Application,
  key: string,
  writes: readonly Write[],
): Promise<boolean> => {
  const listed = listedFrom(await table.get(listedKey(application.id)))
  const resolved = await resolve(table, listed.identifiers)
  const gone = new Set(
    listed.identifiers.filter((_, index) => {
      const one = resolved[index]
      return one !== undefined && 'key' in one && one.key === key
    }),
  )
  if (gone.size === 0) return false
  await table.write([putListed(application.id, listed, without(listed, gone)), stillListing(application), ...writes])
  return true
}
