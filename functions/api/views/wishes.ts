import * as z from 'zod'
import { momentSchema } from '../../../shared/domain/time.ts'
import type { WishesRead } from '../../../shared/use-cases/read-wishes.ts'
import { namedView, showNamed } from './organisation.ts'

/** What an organisation wishes of invitations. */
export const wishesView = z
  .object({
    closedUntil: momentSchema.optional(),
    muted: z.array(z.object({ sender: namedView, since: momentSchema })),
  })
  .meta({ id: 'InvitationWishes' })

/** The wishes for the organisation itself, and for nobody else. */
export const showWishes = ({ closedUntil, muted }: WishesRead): z.input<typeof wishesView> => ({
  closedUntil,
  muted: muted.map(({ sender, organisation, since }) => ({ sender: showNamed(sender, organisation), since })),
})
