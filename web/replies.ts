import type * as z from 'zod'
import type { routes } from '../functions/api/routes.ts'

type Reply<Id extends string> = z.output<Extract<(typeof routes)[number], { operationId: Id }>['success']['schema']>

/** An invitation as its link shows it. */
export type InvitationByLink = Reply<'readLink'>

/** An extract of the register, as its code shows it. */
export type RegisterExtract = Reply<'readExtract'>

/** What the link of a mail would stop. */
export type Unsubscribe = Reply<'readUnsubscribe'>

/** What it has stopped. */
export type Unsubscribed = Reply<'unsubscribe'>
