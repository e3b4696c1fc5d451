import * as z from 'zod'
import { cityRequestFrom, cityRequestKey } from '../../items/city-request-item.ts'
import { clusterFrom, clusterKey } from '../../items/cluster-item.ts'
import type { Gatherers } from './gathering.ts'

const about = z.object({ request: z.uuid() })

/** How the facts of mail about requests to the city are gathered. */
export const cityGatherers: Gatherers<'cityAnswered'> = {
  cityAnswered: async ({ table, mail }) => {
    const item = await table.get(cityRequestKey(about.parse(mail.data).request))
    const request = item && cityRequestFrom(item)
    const clusterItem = request && (await table.get(clusterKey(request.clusterId)))
    if (!clusterItem || request.answer === undefined) return { drop: 'notCurrent' }
    const { subject, answer } = request
    return { facts: { cluster: clusterFrom(clusterItem).name, subject, answer } }
  },
}
