import { close, isOpen, type Answer } from '../domain/answer.ts'
import type { FanOut } from '../domain/mail.ts'
import type { Moment } from '../domain/time.ts'
import { answerFrom, answerKey, answersPartition, putAnswer } from '../items/answer-item.ts'
import { fanOutFrom, fanOutKey, mailFrom, mailKey, putMail } from '../items/mail-item.ts'
import type { Condition, Table, Write } from '../stores/table.ts'
import { retryConflicts } from './support/retry-conflicts.ts'

/** What expanding needs from outside. */
export type ExpandFanOutDeps = { readonly table: Pick<Table, 'get' | 'getMany' | 'query' | 'write'> }

/** How many organisations a transaction deals with: each takes a mail and perhaps its answer, one more member moves the cursor. */
const PAGE = 49

/** Coordinators are left out: they get a mail of their own about everything that is told to many. */
const isAddressed = ({ audience }: FanOut, answer: Answer): boolean => {
  if (answer.coordinator) return false
  if (audience === 'open') return isOpen(answer)
  return answer.state === 'confirmed' || (audience === 'asked' && answer.state === 'invited')
}

const mailIdOf = (fanOut: FanOut, answer: Answer): string => `${fanOut.id}~${answer.organisation}`

const mailTo = (fanOut: FanOut, answer: Answer, now: Moment): Write =>
  putMail(
    mailIdOf(fanOut, answer),
    fanOut.template,
    { to: 'organisation', key: answer.organisation, address: 'contact' },
    fanOut.data,
    now,
  )

const closing = (fanOut: FanOut, answer: Answer): readonly Write[] =>
  fanOut.closes && answer.state === 'invited' ? [putAnswer(answer, close(answer))] : []

/** Moves the cursor behind the last organisation dealt with, or ends the fan-out; only where nobody else has moved it. */
const advance = (fanOut: FanOut, cursor: string | undefined): Write => {
  const when: Condition = [
    fanOut.cursor === undefined ? { attribute: 'cursor', exists: false } : { attribute: 'cursor', is: fanOut.cursor },
    { attribute: 'pk', exists: true },
  ]
  const key = fanOutKey(fanOut.id)
  return cursor === undefined ? { delete: key, when } : { update: key, set: { cursor }, when }
}

const expandPage = async (
  table: ExpandFanOutDeps['table'],
  id: string,
  now: Moment,
): Promise<{ mails: number; more: boolean }> => {
  const item = await table.get(fanOutKey(id))
  if (!item) return { mails: 0, more: false }
  const fanOut = fanOutFrom(item)
  const { applicationId, cursor } = fanOut
  const page = await table.query({
    pk: answersPartition(applicationId),
    limit: PAGE,
    ...(cursor === undefined ? {} : { start: answerKey(applicationId, cursor) }),
  })
  const answers = page.items.map(answerFrom)
  const addressed = answers.filter((answer) => isAddressed(fanOut, answer))
  const there = await table.getMany(addressed.map((answer) => mailKey(mailIdOf(fanOut, answer))))
  const known = new Set(there.map((mail) => mailFrom(mail).id))
  const missing = addressed.filter((answer) => !known.has(mailIdOf(fanOut, answer)))
  const next = page.next ? answers.at(-1)?.organisation : undefined
  await table.write([
    ...missing.map((answer) => mailTo(fanOut, answer, now)),
    ...answers.flatMap((answer) => closing(fanOut, answer)),
    advance(fanOut, next),
  ])
  return { mails: missing.length, more: next !== undefined }
}

/**
 * Turns a mail to many into a mail to each, page after page, and ends with it the open questions where it says so. Can stop anywhere
 * and be repeated: a page's mails and the cursor move in one transaction, so nobody gets two or none.
 */
export const makeExpandFanOut =
  ({ table }: ExpandFanOutDeps) =>
  async ({ id, now }: { readonly id: string; readonly now: Moment }): Promise<{ readonly mails: number }> => {
    let mails = 0
    let more = true
    while (more) {
      const page = await retryConflicts(() => expandPage(table, id, now))
      mails += page.mails
      more = page.more
    }
    return { mails }
  }
