import { until } from '../../../local/client.ts'
import { acceptAll, gathering, linksOf, untilStatus } from './consortium.ts'
import type { Applicant, Organisation, World } from './world.ts'

/** The organisations that found a cluster with an applicant; with it they are the minimum that the newest pack asks for. */
const FOUNDERS = 2

/** A cluster that is registered, its coordinator, and who founded it with that. */
export type StageCluster = {
  readonly id: string
  readonly coordinator: Applicant
  readonly founders: readonly Organisation[]
}

/** Registers a cluster of three, by the whole path. */
export const aCluster = async (world: World, content: object = {}): Promise<StageCluster> => {
  const coordinator = await world.applicant()
  const founders = await world.take(FOUNDERS)
  const keys = founders.map(({ key }) => key)
  const id = await gathering(coordinator, keys, { mode: 'whenRulesHold', ...content })
  await acceptAll(world.reach, (await linksOf(world.reach, id, FOUNDERS)).values())
  await untilStatus(coordinator, id, 'registered')
  return { id, coordinator, founders }
}

/** Asks to join a cluster. */
export const askToJoin = (asker: Applicant, id: string, message = 'We grow crystals'): Promise<any> =>
  asker.ask('POST', `/api/clusters/${id}/requests`, { message })

/** Waits until an organisation stands towards a cluster as `fits` says; gives how it stands. */
export const untilStanding = (
  asker: Applicant,
  id: string,
  what: string,
  fits: (standing: any) => boolean,
): Promise<any> =>
  until(`${asker.name} to be ${what}`, 60, async () => {
    const standing = await asker.ask('GET', `/api/memberships/${id}`)
    return fits(standing) ? standing : undefined
  })

/** The keys of a cluster's members. */
export const membersOf = async ({ coordinator, id }: StageCluster): Promise<readonly string[]> => {
  const { members } = await coordinator.ask('GET', `/api/clusters/${id}/members?limit=100`)
  return members.map(({ organisation }: any) => organisation.key)
}
