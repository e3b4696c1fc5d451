import { obstacleTo } from '../domain/answer.ts'
import { isSubmitted, type Application, type Submitted } from '../domain/application.ts'
import { Conflict } from '../domain/errors.ts'
import type { InviteeVerdict } from '../domain/invitee-verdict.ts'
import type { Actor } from '../domain/person.ts'
import type { RulePack } from '../domain/rule-pack.ts'
import { after, type Moment } from '../domain/time.ts'
import { isOpenToInvitees } from '../domain/transitions.ts'
import { answerFrom, answerKey } from '../items/answer-item.ts'
import type { Table, Write } from '../stores/table.ts'
import { askInvitee, isPresent, type Asking } from './support/ask-invitee.ts'
import { allowanceFor, openQuestionsTo } from './support/caps.ts'
import { changeAnswers } from './support/change-answer.ts'
import { inParallel } from './support/in-parallel.ts'
import { listInvitees, verdictsOf } from './support/list-invitees.ts'
import { coordinatorsApplication, newestPack, packOf } from './support/load.ts'
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

/** One organisation, one transaction, conditional on its answer; an organisation that meanwhile stands there is `already`. */
const askOne = (deps: AddInviteesDeps, asking: Asking, one: Fresh): Promise<InviteeVerdict> =>
  retryConflicts(async () => {
    const item = await deps.table.get(answerKey(asking.application.id, one.key))
    const before = item && answerFrom(item)
    const about = { given: one.given, key: one.key, ...(one.organisation ? { name: one.organisation.name } : {}) }
    const [now] = await resolve(deps.table, [one.key])
    const organisation = now && 'key' in now ? now.organisation : undefined
    if (before && isPresent(before, organisation, asking.now)) return { ...about, verdict: 'already' }
    const { change, writes, verdict } = askInvitee(asking, before, one.given, one.key, organisation)
    await deps.table.write([...changeAnswers([change], 'gathering', asking.now), ...writes])
    return verdict
  })

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
  const present = new Set(
    resolved.flatMap((one) => {
      const answer = 'key' in one ? answers.get(one.key) : undefined
      return answer && 'key' in one && isPresent(answer, one.organisation, now) ? [one.key] : []
    }),
  )
  const fresh = resolved.flatMap((one) =>
    'key' in one && !present.has(one.key) && !obstacleTo(one.organisation) ? [one.key] : [],
  )
  const allowance = await allowanceFor(table, application, newest, new Set(fresh).size, now)
  let left = allowance.granted
  const plan = verdictsOf(resolved, present, (one) => {
    if (obstacleTo(one.organisation)) return { given: one.given, verdict: 'listed' }
    left -= 1
    return {
      given: one.given,
      verdict: left < 0 ? 'capped' : 'listed',
      ...(left < 0 ? { retryAt: allowance.retryAt } : {}),
    }
  })
  const asking: Asking = { application, pack, by, now, newId }
  return inParallel(10, plan, (verdict, index) => {
    const one = resolved[index]
    if (verdict.verdict !== 'listed' || !one || !('key' in one)) return Promise.resolve(verdict)
    return askUnlessCapped(deps, asking, newest, one, verdict)
  })
}

const askUnlessCapped = async (
  deps: AddInviteesDeps,
  asking: Asking,
  newest: RulePack,
  one: Fresh,
  verdict: InviteeVerdict,
): Promise<InviteeVerdict> => {
  const { now } = asking
  if (!obstacleTo(one.organisation)) {
    const open = await openQuestionsTo(deps.table, one.key, now)
    if (open >= newest.caps.openPerOrganisation)
      return { ...verdict, verdict: 'capped', retryAt: after(now, newest.times.reminder) }
  }
  return askOne(deps, asking, one)
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
      if (isListing(application)) return listInvitees(deps.table, application, identifiers, extra)
      if (!isSubmitted(application) || !isOpenToInvitees(application.status))
        throw new Conflict('notInThisState', { status: application.status })
      if (command.now >= application.deadline) throw new Conflict('deadlinePassed', { deadline: application.deadline })
      return inviteAll(deps, application, command)
    })
