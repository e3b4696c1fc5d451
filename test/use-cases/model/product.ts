import type { Cluster } from '../../../shared/domain/cluster.ts'
import { clusterItem } from '../../../shared/items/cluster-item.ts'
import { membershipItem } from '../../../shared/items/membership-item.ts'
import type { Change } from '../../../shared/stores/memory-table.ts'
import { approvalWorld } from '../../support/approval-world.ts'
import { aProject, idOf, START } from '../../support/builders.ts'
import { foundedWith } from '../../support/founding.ts'
import { APPLICANT, ASKED, FOUNDERS, ORGANISATIONS, POLICY } from './policy.ts'
import type { Where } from './state.ts'

const OLD = idOf(77)

/** Mails are written, but nobody sends them here. */
const isMail = ({ newImage }: Change): boolean => newImage?.['entity'] === 'Mail'

/** The cluster that stands from the beginning, as its registration would have left it. */
const theOldCluster = (keys: readonly string[]) => {
  const coordinator = keys[0]!
  const cluster: Cluster = {
    id: OLD,
    version: 1,
    status: 'registered',
    applicationId: OLD,
    number: 'C-2026-000077',
    packVersion: 2,
    name: 'Photonics',
    purpose: '',
    admission: 'consent',
    coordinator,
    formedAt: START,
    registeredAt: START,
    membersAtRegistration: keys.length,
  }
  const common = { clusterId: OLD, state: 'member', generation: 1, since: START } as const
  return [
    { put: clusterItem(cluster) },
    ...foundedWith(OLD, [aProject([coordinator])], coordinator),
    ...keys.map((organisation, at) => ({
      put: membershipItem({ ...common, organisation, role: at === 0 ? 'coordinator' : 'member' }),
    })),
  ]
}

/** The whole product in one process, with a registered cluster and an application that gathers. */
export const aProduct = async () => {
  const world = await approvalWorld({ organisations: ORGANISATIONS, pack: POLICY, isForgotten: isMail })
  const { register } = world
  await world.store.write(theOldCluster(FOUNDERS.map((who) => register[who]!.key)))
  const asked = ASKED.map((who) => register[who]!)
  const application = await world.apply(asked, { applicant: register[APPLICANT]! })
  await world.settle()
  return {
    world,
    keys: register.map(({ key }) => key),
    application,
    clusterId: (where: Where): string => (where === 'old' ? OLD : application),
  }
}

/** The product as a model test plays with it. */
export type Product = Awaited<ReturnType<typeof aProduct>>
