import * as z from 'zod'

const name = z.string().min(1)

/**
 * The environment that every function has: the table, whether the stage is production (its clock cannot be moved there), and the
 * time zone in which deadlines end.
 */
export const commonEnvironment = z.object({
  TABLE_NAME: name,
  STAGE_KIND: z.enum(['production', 'development']),
  TIME_ZONE: name,
})

/** The environment of the HTTP functions: `EDGE_SECRET` is the ARN of the secret with the origin values and the key of cursors. */
export const apiEnvironment = commonEnvironment.extend({
  EDGE_SECRET: name,
  BASE_URL: z.url(),
})

/** Where mail comes from and whom it names. `BASE_URL` has no trailing slash. */
export const mailEnvironment = commonEnvironment.extend({
  SENDER: name,
  BASE_URL: z.url(),
  BODY_NAME: name,
  HELP_CONTACT: name,
})
