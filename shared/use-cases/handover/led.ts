import type { Application } from '../../domain/application.ts'
import type { Cluster } from '../../domain/cluster.ts'
import { Conflict } from '../../domain/errors.ts'
import type { Handover } from '../../domain/handover.ts'
import { isLive } from '../../domain/transitions.ts'
import { applicationFrom, applicationKey } from '../../items/application-item.ts'
import { clusterFrom, clusterKey } from '../../items/cluster-item.ts'
import { handoverFrom, handoverKey } from '../../items/handover-item.ts'
import type { Table } from '../../stores/table.ts'

/** What is coordinated: an application until it is registered, then the cluster that bears its id. */
export type Led =
  | { readonly of: 'application'; readonly coordinator: string; readonly application: Application }
  | { readonly of: 'cluster'; readonly coordinator: string; readonly cluster: Cluster }

/** What an id leads to, with the last offer to hand it over. */
export type Found = { readonly led: Led | undefined; readonly handover: Handover | undefined }

const ledIn = (application: Application | undefined, cluster: Cluster | undefined): Led | undefined => {
  if (cluster?.status === 'registered') return { of: 'cluster', coordinator: cluster.coordinator, cluster }
  if (!application || cluster?.status === 'struckOff') return undefined
  return { of: 'application', coordinator: application.applicant, application }
}

/** What is coordinated under an id, and the last offer; one read, of one moment. A cluster that was struck off is coordinated by nobody. */
export const findLed = async (table: Pick<Table, 'getMany'>, subject: string): Promise<Found> => {
  const items = await table.getMany([applicationKey(subject), clusterKey(subject), handoverKey(subject)])
  const at = (sk: string) => items.find((item) => item.sk === sk)
  const [application, cluster, handover] = [at('APP'), at('CLU'), at('HANDOVER')]
  return {
    led: ledIn(application && applicationFrom(application), cluster && clusterFrom(cluster)),
    handover: handover && handoverFrom(handover),
  }
}

/** Whether there is something to coordinate: an application that has ended needs nobody at its head. */
export const isGoingOn = (led: Led): boolean =>
  led.of === 'cluster' || led.application.status === 'draft' || isLive(led.application.status)

/** Throws Conflict `notInThisState` where it cannot change hands: it has ended, or is being registered at this moment. */
export const assertHandable = (led: Led): void => {
  if (led.of === 'cluster') return
  const { status } = led.application
  if (!isGoingOn(led) || status === 'registering') throw new Conflict('notInThisState', { status })
}
