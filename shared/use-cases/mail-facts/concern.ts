import * as z from 'zod'
import type { Cluster } from '../../domain/cluster.ts'
import { clusterFrom, clusterKey } from '../../items/cluster-item.ts'
import { membershipFrom, membershipKey } from '../../items/membership-item.ts'
import { packOf } from '../support/load.ts'
import { nameOf } from './case.ts'
import type { Gatherers, Gathering } from './gathering.ts'

const about = z.object({ clusterId: z.uuid() })
const aboutAppointment = about.extend({ reason: z.string() })

const clusterOf = async ({ table, mail }: Gathering): Promise<Cluster> => {
  const { clusterId } = about.parse(mail.data)
  const item = await table.get(clusterKey(clusterId))
  if (!item) throw new Error(`the cluster ${clusterId} of a mail is missing`)
  return clusterFrom(item)
}

const named = ({ name, number }: Cluster) => ({ cluster: name, number })

/** How the facts of mail about what is the matter with a cluster are gathered; what is no longer so is not sent. */
export const concernGatherers: Gatherers<
  'concernBegan' | 'concernEnded' | 'struckOff' | 'clusterEnded' | 'coordinatorAppointed'
> = {
  concernBegan: async (gathering) => {
    const cluster = await clusterOf(gathering)
    if (!cluster.concern || cluster.status !== 'registered') return { drop: 'notCurrent' }
    const { causes, counting, mendBy } = cluster.concern
    const { minimumOrganisations } = await packOf(gathering.table, cluster.packVersion)
    return { facts: { ...named(cluster), causes, counting, minimum: minimumOrganisations, mendBy } }
  },

  concernEnded: async (gathering) => {
    const cluster = await clusterOf(gathering)
    return cluster.concern || cluster.status !== 'registered' ? { drop: 'notCurrent' } : { facts: named(cluster) }
  },

  struckOff: async (gathering) => {
    const cluster = await clusterOf(gathering)
    if (!cluster.struckOff) return { drop: 'notCurrent' }
    return { facts: { ...named(cluster), reason: cluster.struckOff.reason } }
  },

  clusterEnded: async (gathering) => {
    const { table, mail } = gathering
    const cluster = await clusterOf(gathering)
    if (!cluster.struckOff || mail.recipient.to !== 'organisation') return { drop: 'notCurrent' }
    const { key } = mail.recipient
    const item = await table.get(membershipKey(cluster.id, key))
    const was = item && membershipFrom(item).state === 'revoked' ? 'invitation' : 'request'
    const { reason } = cluster.struckOff
    return { facts: { ...named(cluster), organisation: await nameOf(table, key), was, reason } }
  },

  coordinatorAppointed: async (gathering) => {
    const cluster = await clusterOf(gathering)
    const { reason } = aboutAppointment.parse(gathering.mail.data)
    return { facts: { ...named(cluster), organisation: await nameOf(gathering.table, cluster.coordinator), reason } }
  },
}
