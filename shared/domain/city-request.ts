import * as z from 'zod'
import { organisationKeySchema } from './identifiers/index.ts'
import { momentSchema, type Moment } from './time.ts'

/** How many requests a cluster addresses to the city in a day. */
export const CITY_REQUESTS_PER_DAY = 10

/** What a cluster asks of the city, by its coordinator, and what an officer answered. */
export const cityRequestSchema = z.strictObject({
  id: z.uuid(),
  clusterId: z.uuid(),
  organisation: organisationKeySchema,
  subject: z.string().trim().min(1).max(200),
  text: z.string().trim().min(1).max(4000),
  askedAt: momentSchema,
  answer: z.string().trim().min(1).max(4000).optional(),
  answeredAt: momentSchema.optional(),
})
export type CityRequest = z.infer<typeof cityRequestSchema>

/** A request with its answer. */
export const answered = (request: CityRequest, answer: string, now: Moment): CityRequest => ({
  ...request,
  answer,
  answeredAt: now,
})
