import type { MailMessage, StartMessage, WakeMessage } from '../domain/message.ts'
import { textAt } from '../stores/keys.ts'
import type { Item, Value } from '../stores/table.ts'
import { applicationOfCount } from './count-item.ts'
import { fanOutFrom, mailFrom } from './mail-item.ts'
import { membershipFrom } from './membership-item.ts'
import { organisationFrom } from './organisation-item.ts'
import { startSchema, wakeSchema } from './outbox-item.ts'
import { staffingFrom } from './staffing-item.ts'

/** What must follow a committed write: a message, and the queue that it goes into. */
export type FollowUp =
  | { readonly queue: 'mail'; readonly message: MailMessage }
  | { readonly queue: 'start'; readonly message: StartMessage }
  | { readonly queue: 'wake'; readonly message: WakeMessage }

type Image = { readonly [name: string]: Value }
type Follow = (after: Item, before: Image | undefined) => FollowUp | undefined

/** Mail that is pending now and was not before: each claim and each release touches the item too. */
const afterMail: Follow = (after, before) => {
  const { id, status } = mailFrom(after)
  if (status !== 'pending' || before?.['status'] === 'pending') return undefined
  return { queue: 'mail', message: { kind: 'mail', id } }
}

/** A fan-out that is new; a moved cursor is its own doing. */
const afterFanOut: Follow = (after, before) =>
  before ? undefined : { queue: 'mail', message: { kind: 'fanOut', id: fanOutFrom(after).id } }

const afterStart: Follow = (after) => {
  const { applicationId, attempt } = startSchema.parse(after)
  return { queue: 'start', message: { applicationId, attempt } }
}

const afterWake: Follow = (after) => ({
  queue: 'wake',
  message: { kind: 'application', applicationId: wakeSchema.parse(after).applicationId },
})

/** Counts that no waker has seen, when one more thing was counted. */
const afterCount: Follow = (after, before) => {
  const isNew = after['dirtySince'] !== undefined && after['version'] !== before?.['version']
  return isNew
    ? { queue: 'wake', message: { kind: 'application', applicationId: applicationOfCount(after) } }
    : undefined
}

const afterOrganisation: Follow = (after) => {
  const organisation = after['_stirs'] === true ? organisationFrom(after) : undefined
  return organisation && { queue: 'wake', message: { kind: 'organisation', key: organisation.key } }
}

/** A new attempt at a request to join is started; any other move of such a record is looked at. What a registration writes stirs nothing. */
const afterMembership: Follow = (after, before) => {
  if (after['_stirs'] !== true) return undefined
  const { clusterId, organisation, generation, state, attempt } = membershipFrom(after)
  const isNew = attempt !== before?.['attempt'] || generation !== before?.['generation']
  if (state === 'requested' && attempt !== undefined && isNew)
    return { queue: 'start', message: { clusterId, organisation, generation, attempt } }
  // Whoever reads the record later may find it moved on, so the message itself says that members have changed.
  const changesMembers = state === 'member' || before?.['state'] === 'member'
  const members = changesMembers ? { members: true as const } : {}
  return { queue: 'wake', message: { kind: 'membership', clusterId, organisation, ...members } }
}

/** A chain that is to be staffed; how a run moves on is its own doing. */
const afterStaffingRun: Follow = (after, before) => {
  const { state, owner, chain, id } = staffingFrom(after)
  return state === 'queued' && id !== before?.['id']
    ? { queue: 'start', message: { owner, chain, run: id } }
    : undefined
}

const followers: { readonly [entity: string]: Follow } = {
  Mail: afterMail,
  FanOut: afterFanOut,
  Start: afterStart,
  Wake: afterWake,
  Count: afterCount,
  Organisation: afterOrganisation,
  Membership: afterMembership,
  StaffingRun: afterStaffingRun,
}

/**
 * What must follow a write, from the item after it and before it (undefined: it is new); undefined if nothing. Throws a ZodError for an
 * item that does not fit its kind.
 */
export const followUpOf = (after: Item, before: Image | undefined): FollowUp | undefined =>
  followers[textAt(after, 'entity')]?.(after, before)
