import * as z from 'zod'
import { obstacleSchema } from './answer.ts'
import { momentSchema } from './time.ts'

/**
 * What became of one identifier of a list: asked, put on the list, or why not. `notAccepting`: it takes no invitations, of anybody or of this
 * sender; `retryAt`: when more may be sent, or when it takes some again, where that is known.
 */
export const inviteeVerdictSchema = z.strictObject({
  given: z.string(),
  verdict: z.enum([
    'asked',
    'listed',
    'broken',
    'twice',
    'already',
    'capped',
    'admitted',
    'notAccepting',
    ...obstacleSchema.options,
  ]),
  key: z.string().optional(),
  name: z.string().optional(),
  reason: z.string().optional(),
  suggestion: z.string().optional(),
  retryAt: momentSchema.optional(),
})
export type InviteeVerdict = z.infer<typeof inviteeVerdictSchema>
