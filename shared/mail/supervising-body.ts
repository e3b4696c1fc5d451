import * as z from 'zod'

/** Who runs the service, as mails name it; configuration, never code. `help` is an e-mail address that people read. */
export const supervisingBodySchema = z.strictObject({
  name: z.string().min(1),
  sender: z.email(),
  help: z.email(),
  timeZone: z.string().min(1),
  baseUrl: z.url(),
})
export type SupervisingBody = z.infer<typeof supervisingBodySchema>
