import * as z from 'zod'

const name = z.string().min(1)

/** The environment that every function has: the table, and whether the stage is production (its clock cannot be moved there). */
export const commonEnvironment = z.object({
  TABLE_NAME: name,
  STAGE_KIND: z.enum(['production', 'development']),
})

/** The environment of the HTTP functions: `EDGE_SECRET` is the ARN of the secret with the origin values and the key of cursors. */
export const apiEnvironment = commonEnvironment.extend({
  EDGE_SECRET: name,
  BASE_URL: z.url(),
})

/** Where mail comes from, whom it names, and the time zone that it tells times in. `BASE_URL` has no trailing slash. */
export const mailEnvironment = commonEnvironment.extend({
  SENDER: name,
  BASE_URL: z.url(),
  BODY_NAME: name,
  HELP_CONTACT: name,
  TIME_ZONE: name,
})
