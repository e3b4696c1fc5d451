import { obstacleTo } from '../domain/answer.ts'
import { isSubmitted, type Application, type Submitted } from '../domain/application.ts'
import { Conflict } from '../domain/errors.ts'
import { refusalOf, type Refusal } from '../domain/invitation-wishes.ts'
import type { InviteeVerdict } from '../domain/invitee-verdict.ts'
import type { Actor } from '../domain/person.ts'
import type { Moment } from '../domain/time.ts'
import { isOpenToInvitees } from '../domain/transitions.ts'
import { answerFrom, answerKey } from '../items/answer-item.ts'
import type { Table, Write } from '../stores/table.ts'
import { askInvitee, isPresent, type Asking } from './support/ask-invitee.ts'
import type { Allowance } from './support/allowance.ts'
import { allowanceFor, busyAmong, type Limited } from './support/caps.ts'
import { changeAnswers } from './support/change-answer.ts'
import { inParallel } from './support/in-parallel.ts'
import { listInvitees, verdictsOf } from './support/list-invitees.ts'
import { coordinatorsApplication, newestPack, packOf } from './support/load.ts'
import { refusalsAmong, refusedVerdict, wishesOf } from './support/may-be-invited.ts'
import { resolve, type Resolved } from './support/resolve.ts'
import { retryConflicts } from './support/retry-conflicts.ts'

/** What adding needs from outside. */
export type AddInviteesDeps = { readonly table: Table; readonly newId: () => string }

/** Identifiers as people write them, up to 500. */
export type AddInvitees = {
  readonly applicationId: string
  readonly organisation: string
  readonly identifiers: readonly string[]
  readonly by: Actor
  readonly now: Moment
}

/** Before anybody is asked, organisations are only listed. */
export const isListing = (application: Application): boolean =>
  application.status === 'draft' || application.status === 'needsCorrection' || application.status === 'screening'

type Fresh = Extract<Resolved, { key: string }>

const answersOn = async (table: Table, applicationId: string, resolved: readonly Resolved[]) => {
  const keys = resolved.flatMap((one) => ('key' in one ? [answerKey(applicationId, one.key)] : []))
  const items = await table.getMany(keys)
  return new Map(items.map(answerFrom).map((answer) => [answer.organisation, answer]))
}

/** One organisation, one transaction, conditional on its answer and its wishes; one that meanwhile stands there is `already`. */
const askOne = (deps: AddInviteesDeps, asking: Asking, one: Fresh): Promise<InviteeVerdict> =>
  retryConflicts(async () => {
    const { application, now } = asking
    // Its entry may have been merged into another one since.
    const [again] = await resolve(deps.table, [one.key])
    const { key, organisation } = again && 'key' in again ? again : one
    const [item, wished] = await Promise.all([
      deps.table.get(answerKey(application.id, key)),
      wishesOf(deps.table, [key]),
    ])
    const before = item && answerFrom(item)
    const { given } = one
    const about = { given, key, ...(organisation ? { name: organisation.name } : {}) }
    if (before && isPresent(before, organisation, now)) return { ...about, verdict: 'already' }
    const wishes = wished.get(key)
    const refusal = obstacleTo(organisation) ? undefined : refusalOf(wishes, application.applicant, now)
    if (refusal) return { ...about, ...refusedVerdict(refusal) }
    const { change, writes, verdict } = askInvitee(asking, before, { given, key, organisation, wishes })
    await deps.table.write([...changeAnswers([change], 'gathering', now), ...writes])
    return verdict
  })

/** What is known of a list before anybody on it is asked: why some are not. */
type Against = {
  readonly refusals: ReadonlyMap<string, Refusal>
  readonly busy: ReadonlyMap<string, Moment>
  readonly allowance: Allowance
}

/** What stands against asking these, who can be asked as far as the register goes: their wishes, then the caps. */
const whatStandsAgainst = async (
  table: Table,
  limited: Limited,
  keys: readonly string[],
  now: Moment,
): Promise<Against> => {
  const refusals = await refusalsAmong(table, keys, limited.application.applicant, now)
  const willing = keys.filter((key) => !refusals.has(key))
  const busy = await busyAmong(table, willing, limited.newest, now)
  const free = willing.filter((key) => !busy.has(key))
  return { refusals, busy, allowance: await allowanceFor(table, limited, free.length, now) }
}

const capped = (retryAt: Moment | undefined): Pick<InviteeVerdict, 'verdict' | 'retryAt'> => ({
  verdict: 'capped',
  ...(retryAt === undefined ? {} : { retryAt }),
})

/** Gives each who may not be asked its verdict, in the order of the list; `listed` for those who may, as far as the allowance goes. */
const planner = ({ refusals, busy, allowance }: Against) => {
  let left = allowance.granted
  return (one: Fresh): InviteeVerdict => {
    const { given, key } = one
    const refusal = refusals.get(key)
    if (obstacleTo(one.organisation)) return { given, verdict: 'listed' }
    if (refusal) return { given, ...refusedVerdict(refusal) }
    if (busy.has(key)) return { given, ...capped(busy.get(key)) }
    left -= 1
    return left < 0 ? { given, ...capped(allowance.retryAt) } : { given, verdict: 'listed' }
  }
}

const inviteAll = async (
  deps: AddInviteesDeps,
  application: Submitted,
  { identifiers, by, now }: AddInvitees,
): Promise<readonly InviteeVerdict[]> => {
  const { table, newId } = deps
  const [pack, newest, resolved] = await Promise.all([
    packOf(table, application.packVersion),
    newestPack(table),
    resolve(table, identifiers),
  ])
  const answers = await answersOn(table, application.id, resolved)
  const known = resolved.filter((one) => 'key' in one)
  const isThere = ({ key, organisation }: Fresh): boolean => {
    const answer = answers.get(key)
    return answer !== undefined && isPresent(answer, organisation, now)
  }
  const fresh = known.filter((one) => !isThere(one) && !obstacleTo(one.organisation)).map(({ key }) => key)
  const against = await whatStandsAgainst(table, { application, pack, newest }, [...new Set(fresh)], now)
  const present = new Set(known.filter(isThere).map(({ key }) => key))
  const plan = verdictsOf(resolved, present, planner(against))
  const asking: Asking = { application, pack, by, now, newId }
  return inParallel(10, plan, (verdict, index) => {
    const one = resolved[index]
    if (verdict.verdict !== 'listed' || !one || !('key' in one)) return Promise.resolve(verdict)
    return askOne(deps, asking, one)
  })
}

/**
 * Adds organisations to an application and answers each identifier. While it is a draft they are listed; afterwards they are asked at once,
 * each in a transaction of its own. Asking again sends nothing twice. Throws Conflict `notInThisState` once it is being registered or has ended,
 * `deadlinePassed` where nobody could answer any more.
 */
export const makeAddInvitees =
  (deps: AddInviteesDeps) =>
  (command: AddInvitees & { readonly extra?: readonly Write[] }): Promise<readonly InviteeVerdict[]> =>
    retryConflicts(async () => {
      const { applicationId, organisation, identifiers, extra = [] } = command
      const { application } = await coordinatorsApplication(deps.table, applicationId, organisation)
      if (isListing(application)) return listInvitees(deps.table, application, identifiers, extra, command.now)
      if (!isSubmitted(application) || !isOpenToInvitees(application.status))
        throw new Conflict('notInThisState', { status: application.status })
      if (command.now >= application.deadline) throw new Conflict('deadlinePassed', { deadline: application.deadline })
      return inviteAll(deps, application, command)
    })
