import { isExpired, isOpen, type Answer } from '../domain/answer.ts'
import type { Application } from '../domain/application.ts'
import { Conflict, NotFound } from '../domain/errors.ts'
import { refusalOf } from '../domain/invitation-wishes.ts'
import type { Actor } from '../domain/person.ts'
import type { RulePack } from '../domain/rule-pack.ts'
import { after, earliest, type Moment } from '../domain/time.ts'
import { isOpenToInvitees } from '../domain/transitions.ts'
import { answerFrom, answerKey, putAnswer } from '../items/answer-item.ts'
import { wishesStand } from '../items/wishes-item.ts'
import type { Table, Write } from '../stores/table.ts'
import { tell } from './support/event.ts'
import { inParallel } from './support/in-parallel.ts'
import { answersOf, coordinatorsApplication, newestPack } from './support/load.ts'
import { mailInvitation } from './support/mail.ts'
import { wishesOf } from './support/may-be-invited.ts'
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

/** What became of one question: sent again, too soon after the last mail, not wished for, or not open any more; `retryAt` where it may be later. */
export type Resent = {
  readonly outcome: 'resent' | 'tooSoon' | 'notAccepting' | 'notOpen'
  readonly retryAt?: Moment | undefined
}

const resendOne = (
  { table, newId }: ResendDeps,
  { applicationId, by, now }: Resend,
  { key, sender }: { readonly key: string; readonly sender: string },
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
    const wishes = (await wishesOf(table, [key])).get(key)
    const refusal = refusalOf(wishes, sender, now)
    if (refusal) return { outcome: 'notAccepting', retryAt: refusal.until }
    const id = newId()
    await table.write([
      putAnswer(answer, { ...answer, sentAt: now }),
      wishesStand(key, wishes),
      mailInvitation(answer, 'invitation', id, now),
      tell(id, applicationId, 'resent', { by, now }, { organisation: key }),
      ...extra,
    ])
    return { outcome: 'resent' }
  })

const open = async ({ table }: ResendDeps, { applicationId, organisation }: Resend): Promise<Application> => {
  const { application } = await coordinatorsApplication(table, applicationId, organisation)
  if (!isOpenToInvitees(application.status) && application.status !== 'registered')
    throw new Conflict('notInThisState', { status: application.status })
  return application
}

/**
 * Sends one invitation again, with the same link. Throws Conflict `resendTooSoon` with the moment when it may be, `notAccepting` with the moment
 * until which the organisation has closed itself, and `alreadyAnswered`.
 */
export const makeResendInvitation =
  (deps: ResendDeps) =>
  async (command: Resend & { readonly key: string; readonly extra?: readonly Write[] }): Promise<void> => {
    const { applicant: sender } = await open(deps, command)
    const pack = await newestPack(deps.table)
    const asked = { key: command.key, sender }
    const { outcome, retryAt } = await resendOne(deps, command, asked, pack, command.extra ?? [])
    if (outcome === 'tooSoon') throw new Conflict('resendTooSoon', { retryAt: retryAt ?? command.now })
    if (outcome === 'notAccepting') throw new Conflict('notAccepting', retryAt === undefined ? {} : { until: retryAt })
    if (outcome === 'notOpen') throw new Conflict('alreadyAnswered')
  }

/** How many went out again and how many did not; `retryAt` is when the first of the others may. */
export type AllResent = {
  readonly resent: number
  readonly tooSoon: number
  readonly notAccepting: number
  readonly retryAt?: Moment | undefined
}

/** Sends every unanswered invitation again that may be. */
export const makeResendAll =
  (deps: ResendDeps) =>
  async (command: Resend): Promise<AllResent> => {
    const { applicant: sender } = await open(deps, command)
    const pack = await newestPack(deps.table)
    const asked = (await answersOf(deps.table, command.applicationId)).filter(isOpen)
    const outcomes = await inParallel(10, asked, ({ organisation: key }) =>
      resendOne(deps, command, { key, sender }, pack, []),
    )
    const count = (wanted: Resent['outcome']) => outcomes.filter(({ outcome }) => outcome === wanted).length
    return {
      resent: count('resent'),
      tooSoon: count('tooSoon'),
      notAccepting: count('notAccepting'),
      retryAt: earliest(...outcomes.map(({ retryAt }) => retryAt)),
    }
  }
