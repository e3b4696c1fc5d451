import * as z from 'zod'

/** What the local commands read of the API's replies; they know the API from outside only. */
export const accessReplySchema = {
  started: z.object({ session: z.string() }),
  access: z.object({ accessToken: z.string(), expiresIn: z.number() }),
}
