import { cityRequestSchema, type CityRequest } from '../domain/city-request.ts'
import type { Key, Put } from '../stores/table.ts'
import { entity } from './entity.ts'

/** The key of a request to the city. */
export const cityRequestKey = (id: string): Key => ({ pk: `CITY#${id}`, sk: 'CITY' })

/** The partition of a cluster's requests in the first index, in the order of time, and what their keys begin with. */
export const clusterRequests = (clusterId: string) => ({ pk: `CLU#${clusterId}`, beginsWith: 'CITY#' })

const requests = entity('CityRequest', cityRequestSchema, (request) => ({
  ...cityRequestKey(request.id),
  gsi1pk: `CLU#${request.clusterId}`,
  gsi1sk: `CITY#${request.askedAt}#${request.id}`,
}))

/** The request in an item. */
export const cityRequestFrom = requests.from

/** Writes a new request. */
export const createCityRequest = (request: CityRequest): Put => ({
  put: requests.item(request),
  when: [{ attribute: 'pk', exists: false }],
})

/** Writes the answer to a request that has none. */
export const answerCityRequest = (request: CityRequest): Put => ({
  put: requests.item(request),
  when: [
    { attribute: 'pk', exists: true },
    { attribute: 'answer', exists: false },
  ],
})
