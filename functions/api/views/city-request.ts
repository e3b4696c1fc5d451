import * as z from 'zod'
import { cityRequestSchema } from '../../../shared/domain/city-request.ts'

const { id, clusterId, subject, text, askedAt, answer, answeredAt } = cityRequestSchema.shape

/** What a cluster asked of the city, with the answer if there is one. */
export const cityRequestView = z
  .object({ id, clusterId, subject, text, askedAt, answer, answeredAt })
  .meta({ id: 'CityRequest' })
