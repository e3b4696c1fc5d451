import * as z from 'zod'
import { close, isOpen, type Answer } from '../domain/answer.ts'
import type { FanOut } from '../domain/mail.ts'
import type { Moment } from '../domain/time.ts'
import { endWaiting, isMember } from '../domain/membership.ts'
import { answerFrom, answerKey, answersPartition, putAnswer } from '../items/answer-item.ts'
import { fanOutFrom, fanOutKey, mailFrom, mailKey, putMail } from '../items/mail-item.ts'
import { membershipFrom, membershipKey, membersPartition, putMembership } from '../items/membership-item.ts'
import {
  participantsOf,
  participationFrom,
  participationKey,
  participationsPartition,
} from '../items/participation-item.ts'
import type { Item, Key, Query, Table, Write } from '../stores/table.ts'
import { expandSpacePage } from './spaces/expand-space.ts'
import { tellCluster } from './support/cluster-event.ts'
import { advance } from './support/fan-out.ts'
import { retryConflicts } from './support/retry-conflicts.ts'

/** What expanding needs from outside. */
export type ExpandFanOutDeps = { readonly table: Pick<Table, 'get' | 'getMany' | 'query' | 'write'> }

/** How many organisations a transaction deals with: each takes a mail, perhaps its record and an event; one more member moves the cursor. */
const PAGE = 33

/** One organisation of a page: whether the mail is for it, and what else ends with the mail. */
type Reached = { readonly organisation: string; readonly isAddressed: boolean; readonly ends: readonly Write[] }

/** Coordinators are left out: they get a mail of their own about everything that is told to many. */
const isAddressed = ({ audience }: FanOut, answer: Answer): boolean => {
  if (answer.coordinator) return false
  if (audience === 'open') return isOpen(answer)
  return answer.state === 'confirmed' || (audience === 'asked' && answer.state === 'invited')
}

const closing = (fanOut: FanOut, answer: Answer): readonly Write[] =>
  fanOut.closes && answer.state === 'invited' ? [putAnswer(answer, close(answer))] : []

const answering = (fanOut: FanOut, item: Item): Reached => {
  const answer = answerFrom(item)
  return {
    organisation: answer.organisation,
    isAddressed: isAddressed(fanOut, answer),
    ends: closing(fanOut, answer),
  }
}

const belonging = (_: FanOut, item: Item): Reached => {
  const membership = membershipFrom(item)
  const { organisation, role } = membership
  return { organisation, isAddressed: isMember(membership) && role !== 'coordinator', ends: [] }
}

/** Who is waiting to become a member of a cluster that has ended waits no longer, for anything. */
const waiting = ({ id, applicationId }: FanOut, item: Item, now: Moment): Reached => {
  const before = membershipFrom(item)
  const next = endWaiting(before, 'clusterEnded', now)
  const { organisation } = before
  if (!next) return { organisation, isAddressed: false, ends: [] }
  const type = next.state === 'refused' ? 'joinRefused' : 'invitationRevoked'
  const about = { organisation, data: { because: 'clusterEnded' } }
  const event = tellCluster(`${id}~${organisation}`, applicationId, type, { by: { as: 'service' }, now }, about)
  return { organisation, isAddressed: true, ends: [putMembership(before, next), event] }
}

/** Whether a part still holds is looked at when its mail is written. */
const takingPart = (_: FanOut, item: Item): Reached => {
  const { organisation, state } = participationFrom(item)
  return { organisation, isAddressed: state === 'in', ends: [] }
}

const aboutProject = z.object({ project: z.string() })

/** Where an audience stands in the table: a query for all of it, and the key of one. */
type Roster = {
  readonly query: Pick<Query, 'pk' | 'beginsWith'>
  readonly key: (organisation: string) => Key
  readonly read: (fanOut: FanOut, item: Item, now: Moment) => Reached
}

/** The members of a cluster or who is waiting to become one, who takes part in one of its projects, or the answers to an application. */
const rosterOf = ({ applicationId: id, audience, data }: FanOut): Roster => {
  if (audience === 'members' || audience === 'waiting') {
    const read = audience === 'members' ? belonging : waiting
    return { query: { pk: membersPartition(id) }, key: (one) => membershipKey(id, one), read }
  }
  if (audience !== 'participants')
    return { query: { pk: answersPartition(id) }, key: (one) => answerKey(id, one), read: answering }
  const { project } = aboutProject.parse(data)
  return {
    query: { pk: participationsPartition(id), beginsWith: participantsOf(project) },
    key: (one) => participationKey({ clusterId: id, project }, one),
    read: takingPart,
  }
}

const mailIdOf = (fanOut: FanOut, organisation: string): string => `${fanOut.id}~${organisation}`

const mailTo = (fanOut: FanOut, organisation: string, now: Moment): Write =>
  putMail(
    mailIdOf(fanOut, organisation),
    fanOut.template,
    { to: 'organisation', key: organisation, address: 'contact' },
    fanOut.data,
    now,
  )

const expandPage = async (
  table: ExpandFanOutDeps['table'],
  id: string,
  now: Moment,
): Promise<{ mails: number; more: boolean }> => {
  const item = await table.get(fanOutKey(id))
  if (!item) return { mails: 0, more: false }
  const fanOut = fanOutFrom(item)
  const { audience, cursor } = fanOut
  if (audience === 'space' || audience === 'told' || audience === 'news') return expandSpacePage(table, fanOut, now)
  const roster = rosterOf(fanOut)
  const page = await table.query({
    ...roster.query,
    limit: PAGE,
    ...(cursor === undefined ? {} : { start: roster.key(cursor) }),
  })
  const reached = page.items.map((one) => roster.read(fanOut, one, now))
  const addressed = reached.flatMap((one) => (one.isAddressed ? [one.organisation] : []))
  const there = await table.getMany(addressed.map((organisation) => mailKey(mailIdOf(fanOut, organisation))))
  const known = new Set(there.map((mail) => mailFrom(mail).id))
  const missing = addressed.filter((organisation) => !known.has(mailIdOf(fanOut, organisation)))
  const next = page.next ? reached.at(-1)?.organisation : undefined
  await table.write([
    ...missing.map((organisation) => mailTo(fanOut, organisation, now)),
    ...reached.flatMap(({ ends }) => ends),
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
