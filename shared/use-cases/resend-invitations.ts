import { isExpired, isOpen, type Answer } from '../domain/answer.ts'
import { Conflict, NotFound } from '../domain/errors.ts'
import type { Actor } from '../domain/person.ts'
import type { RulePack } from '../domain/rule-pack.ts'
import { after, type Moment } from '../domain/time.ts'
import { isOpenToInvitees } from '../domain/transitions.ts'
import { answerFrom, answerKey, putAnswer } from '../items/answer-item.ts'
import type { Table, Write } from '../stores/table.ts'
import { tell } from './support/event.ts'
import { inParallel } from './support/in-parallel.ts'
import { answersOf, coordinatorsApplication, newestPack } from './support/load.ts'
import { mailInvitation } from './support/mail.ts'
import { retryConflicts } from './support/retry-conflicts.ts'

/** What resending needs from outside. */
export type ResendDeps = { readonly table: Table; readonly newId: () => string }

/** On whose behalf mails go out again. */
export type Resend = {
  readonly applicationId: string
  readonly organisation: string
  readonly by: Actor
  readonly now: Moment
}

/** What became of one question: sent again, too soon after the last mail, or not open any more. */
export type Resent = { readonly outcome: 'resent' | 'tooSoon' | 'notOpen'; readonly retryAt?: Moment }

const resendOne = (
  { table, newId }: ResendDeps,
  { applicationId, by, now }: Resend,
  key: string,
  pack: RulePack,
  extra: readonly Write[],
): Promise<Resent> =>
  retryConflicts(async () => {
    const item = await table.get(answerKey(applicationId, key))
    if (!item) throw new NotFound('invitation', key)
    const answer: Answer = answerFrom(item)
    if (!isOpen(answer) || isExpired(answer, now)) return { outcome: 'notOpen' }
    const retryAt = after(answer.sentAt ?? answer.listedAt, pack.times.resend)
    if (retryAt > now) return { outcome: 'tooSoon', retryAt }
    const id = newId()
    await table.write([
      putAnswer(answer, { ...answer, sentAt: now }),
      mailInvitation(answer, 'invitation', id, now),
      tell(id, applicationId, 'resent', { by, now }, { organisation: key }),
      ...extra,
    ])
    return { outcome: 'resent' }
  })

const open = async ({ table }: ResendDeps, { applicationId, organisation }: Resend): Promise<void> => {
  const { application } = await coordinatorsApplication(table, applicationId, organisation)
  if (!isOpenToInvitees(application.status) && application.status !== 'registered')
    throw new Conflict('notInThisState', { status: application.status })
}

/** Sends one invitation again, with the same link. Throws Conflict `resendTooSoon` with the moment when it may be, and `alreadyAnswered`. */
export const makeResendInvitation =
  (deps: ResendDeps) =>
  async (command: Resend & { readonly key: string; readonly extra?: readonly Write[] }): Promise<void> => {
    await open(deps, command)
    const pack = await newestPack(deps.table)
    const { outcome, retryAt } = await resendOne(deps, command, command.key, pack, command.extra ?? [])
    if (outcome === 'tooSoon') throw new Conflict('resendTooSoon', { retryAt: retryAt ?? command.now })
    if (outcome === 'notOpen') throw new Conflict('alreadyAnswered')
  }

/** Sends every unanswered invitation again that may be; says how many went and how many were too soon. */
export const makeResendAll =
  (deps: ResendDeps) =>
  async (command: Resend): Promise<{ readonly resent: number; readonly tooSoon: number }> => {
    await open(deps, command)
    const pack = await newestPack(deps.table)
    const asked = (await answersOf(deps.table, command.applicationId)).filter(isOpen)
    const outcomes = await inParallel(10, asked, ({ organisation }) => resendOne(deps, command, organisation, pack, []))
    return {
      resent: outcomes.filter(({ outcome }) => outcome === 'resent').length,
      tooSoon: outcomes.filter(({ outcome }) => outcome === 'tooSoon').length,
    }
  }
