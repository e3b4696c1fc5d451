import * as z from 'zod'
import { organisationKeySchema } from './identifiers/index.ts'
import { momentSchema, type Moment } from './time.ts'

/** What an organisation wishes: whom it has muted, for invitations and for mail about messages, and until when it wants no invitations at all. */
export const wishesSchema = z.strictObject({
  organisation: organisationKeySchema,
  version: z.int().min(1),
  muted: z.array(z.strictObject({ sender: organisationKeySchema, since: momentSchema })),
  closedUntil: momentSchema.optional(),
})
export type Wishes = z.infer<typeof wishesSchema>

/** That an organisation takes no invitation of a sender; `until` where it ends by itself. The sender hears no more than this of a mute. */
export type Refusal = { readonly until?: Moment }

/** Whether the sender is muted. */
export const isMuted = (wishes: Wishes | undefined, sender: string): boolean =>
  wishes?.muted.some((mute) => mute.sender === sender) ?? false

/** Until when an organisation is closed to all invitations; undefined where it is open. */
export const closedAt = (wishes: Wishes | undefined, now: Moment): Moment | undefined =>
  wishes?.closedUntil !== undefined && wishes.closedUntil > now ? wishes.closedUntil : undefined

/** What an organisation's wishes say against an invitation by a sender; undefined where it may be invited. */
export const refusalOf = (wishes: Wishes | undefined, sender: string, now: Moment): Refusal | undefined => {
  if (isMuted(wishes, sender)) return {}
  const until = closedAt(wishes, now)
  return until === undefined ? undefined : { until }
}

/** The wishes of an organisation that has said nothing yet. */
const silent = (organisation: string): Wishes => ({ organisation, version: 0, muted: [] })

const next = (before: Wishes): Wishes => ({ ...before, version: before.version + 1 })

/** The wishes with a sender muted from now on; undefined where it is already. */
export const mute = (
  before: Wishes | undefined,
  organisation: string,
  sender: string,
  now: Moment,
): Wishes | undefined => {
  if (isMuted(before, sender)) return undefined
  const wishes = next(before ?? silent(organisation))
  return { ...wishes, muted: [...wishes.muted, { sender, since: now }] }
}

/** The wishes with a sender heard again; undefined where it was not muted. */
export const unmute = (before: Wishes | undefined, sender: string): Wishes | undefined =>
  before && isMuted(before, sender)
    ? { ...next(before), muted: before.muted.filter((one) => one.sender !== sender) }
    : undefined

/** The wishes of an organisation that takes no invitations until a moment. */
export const closeUntil = (before: Wishes | undefined, organisation: string, until: Moment): Wishes => ({
  ...next(before ?? silent(organisation)),
  closedUntil: until,
})

/** The wishes of an organisation that takes invitations again; undefined where it was not closed. */
export const reopen = (before: Wishes | undefined): Wishes | undefined => {
  if (before?.closedUntil === undefined) return undefined
  const { closedUntil: _, ...open } = next(before)
  return open
}
