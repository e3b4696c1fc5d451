import type * as z from 'zod'
import type { routes } from '../functions/api/routes.ts'

type Reply<Id extends string> = z.output<Extract<(typeof routes)[number], { operationId: Id }>['success']['schema']>

/** An invitation as its link shows it. */
export type InvitationByLink = Reply<'readLink'>

/** An application as its reader may see it. */
export type Application = Reply<'readApplication'>

/** A page of the applications of one organisation. */
export type ApplicationPage = Reply<'listApplications'>

/** One line of that page. */
export type ApplicationLine = ApplicationPage['applications'][number]

/** How many organisations have confirmed, are still to answer, and are needed. */
export type Counts = Reply<'readCounts'>

/** When an application will be decided. */
export type DecisionTime = Reply<'readDecisionTime'>

/** A page of a timeline. */
export type TimelinePage = Reply<'readTimeline'>

/** One event of a timeline. */
export type TimelineEvent = TimelinePage['events'][number]

/** A page of the organisations of one's own application. */
export type InviteePage = Reply<'listInvitees'>

/** An extract of the register, as its code shows it. */
export type RegisterExtract = Reply<'readExtract'>

/** What the link of a mail would stop. */
export type Unsubscribe = Reply<'readUnsubscribe'>

/** What it has stopped. */
export type Unsubscribed = Reply<'unsubscribe'>

/** Who is signed in, and for which organisations. */
export type Me = Reply<'readMe'>

/** The reply to an address: the session in which its code is to be answered. */
export type SignInStarted = Reply<'startSignIn'>

/** What a sign-in or its renewal gives. */
export type Access = Reply<'answerCode'>
