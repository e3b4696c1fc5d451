import { close, expire, isOpen, type Answer } from '../../domain/answer.ts'
import type { Submitted } from '../../domain/application.ts'
import { shardOf, type Phase } from '../../domain/counts.ts'
import { refusalOf, type Wishes } from '../../domain/invitation-wishes.ts'
import type { Moment } from '../../domain/time.ts'
import { answerFrom, putAnswer } from '../../items/answer-item.ts'
import { applicationKey } from '../../items/application-item.ts'
import { countFrom, countKey } from '../../items/count-item.ts'
import { wishesFrom, wishesKey } from '../../items/wishes-item.ts'
import { textAt } from '../../stores/keys.ts'
import type { Write } from '../../stores/table.ts'
import { changeAnswer } from '../support/change-answer.ts'
import { tell } from '../support/event.ts'
import { submittedIn } from '../support/load.ts'
import { mailInvitation } from '../support/mail.ts'
import type { ActOnDueDeps, DueItem, DueOutcome } from './acting.ts'

type Subject = {
  readonly answer: Answer
  readonly application: Submitted
  readonly phase: Phase
  readonly wishes: Wishes | undefined
  readonly now: Moment
}
type Step = { readonly outcome: DueOutcome; readonly writes: readonly Write[] }

const service = { as: 'service' } as const

/** Reminds once, only while answers are gathered and nobody wishes to be left alone: else the moment is taken away and nobody hears of it. */
const remind = (newId: () => string, { answer, application, phase, wishes, now }: Subject): Step => {
  const { remindAt: _, ...reminded } = answer
  const put = putAnswer(answer, reminded)
  const isUnwanted = refusalOf(wishes, application.applicant, now) !== undefined
  if (phase !== 'gathering' || !isOpen(answer) || isUnwanted) return { outcome: 'settled', writes: [put] }
  const { applicationId, organisation } = answer
  const id = newId()
  return {
    outcome: 'reminded',
    writes: [
      put,
      { check: countKey(applicationId, shardOf(organisation)), when: [{ attribute: 'phase', is: 'gathering' }] },
      tell(id, applicationId, 'reminded', { by: service, now }, { organisation }),
      mailInvitation(answer, 'reminder', id, now),
    ],
  }
}

/** Whether the application itself is to be decided first: its deadline has come, and it is on its way to the decision. */
const isDecidedFirst = ({ application: { deadline, status, stuck }, phase, now }: Subject): boolean =>
  deadline <= now && stuck === undefined && status !== 'review' && (phase === 'gathering' || phase === 'registering')

const runOut = (newId: () => string, subject: Subject): Step => {
  const { answer, phase, now } = subject
  const { applicationId, organisation } = answer
  if (phase === 'closed') return { outcome: 'settled', writes: [putAnswer(answer, close(answer))] }
  if (isDecidedFirst(subject)) return { outcome: 'later', writes: [] }
  const id = newId()
  return {
    outcome: 'expired',
    writes: [
      ...changeAnswer(answer, expire(answer), phase, now),
      tell(id, applicationId, 'invitationExpired', { by: service, now }, { organisation }),
      mailInvitation(answer, 'invitationExpired', id, now),
    ],
  }
}

/** The same writes, the first of them (the answer's) only if nothing has moved its due moment since it was read. */
const atThatMoment = ([answer, ...others]: readonly Write[], { item }: DueItem): readonly Write[] => {
  if (!answer || !('put' in answer)) return []
  const moment = { attribute: 'gsi3sk', is: textAt(item, 'gsi3sk') }
  return [{ ...answer, when: [...(answer.when ?? []), moment] }, ...others]
}

/** Acts on an answer's due moment: the reminder where that is what is due, else the end of the invitation. */
export const actOnAnswer = async ({ table, newId }: ActOnDueDeps, due: DueItem): Promise<DueOutcome> => {
  const answer = answerFrom(due.item)
  const { applicationId, organisation } = answer
  const count = countKey(applicationId, shardOf(organisation))
  const items = await table.getMany([applicationKey(applicationId), count, wishesKey(organisation)])
  const wishesItem = items.find(({ sk }) => sk === wishesKey(organisation).sk)
  const countItem = items.find(({ sk }) => sk === count.sk)
  if (!countItem) throw new Error(`the answers of ${applicationId} are not counted`)
  const { application } = submittedIn(
    items.find(({ sk }) => sk === applicationKey(applicationId).sk),
    applicationId,
  )
  const wishes = wishesItem && wishesFrom(wishesItem)
  const subject = { answer, application, phase: countFrom(countItem).phase, wishes, now: due.now }
  const step = answer.remindAt === due.dueAt ? remind(newId, subject) : runOut(newId, subject)
  if (step.writes.length > 0) await table.write(atThatMoment(step.writes, due))
  return step.outcome
}
