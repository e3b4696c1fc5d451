import * as z from 'zod'
import { appealUntil } from '../../domain/appeal.ts'
import type { Application } from '../../domain/application.ts'
import { momentSchema } from '../../domain/time.ts'
import { decisionFrom, decisionKey } from '../../items/case-item.ts'
import { clusterFrom, clusterKey } from '../../items/cluster-item.ts'
import { packOf, tallyOf } from '../support/load.ts'
import { caseOf, nameOf } from './case.ts'
import type { Gatherers, Gathering } from './gathering.ts'

const aboutWindow = z.object({ until: momentSchema })

const registrationOf = async (
  { table }: Gathering,
  application: Application,
): Promise<{ readonly members: number; readonly number: string } | undefined> => {
  if (application.status !== 'registered') return undefined
  const item = await table.get(clusterKey(application.clusterId))
  const cluster = item && clusterFrom(item)
  return cluster && { members: cluster.membersAtRegistration ?? 0, number: cluster.number }
}

const recipientName = async ({ table, mail: { recipient } }: Gathering): Promise<string> =>
  recipient.to === 'organisation' ? nameOf(table, recipient.key) : ''

/** How the facts of mail about the course and the end of an application are gathered. */
export const caseGatherers: Gatherers<
  | 'submissionReceived'
  | 'returnedForCorrection'
  | 'tooFew'
  | 'approved'
  | 'rejected'
  | 'expired'
  | 'withdrawn'
  | 'clusterRegistered'
> = {
  submissionReceived: async (gathering) => {
    const { application, own } = await caseOf(gathering)
    const { minimumOrganisations } = await packOf(gathering.table, application.packVersion)
    return { facts: { ...own, deadline: application.deadline, minimum: minimumOrganisations } }
  },

  returnedForCorrection: async (gathering) => {
    const { application, own } = await caseOf(gathering)
    if (application.status !== 'needsCorrection') return { drop: 'notCurrent' }
    const rules = [...new Set(application.faults.map(({ rule }) => rule))]
    return { facts: { ...own, rules, correctBy: application.correctBy } }
  },

  tooFew: async (gathering) => {
    const { application, own } = await caseOf(gathering)
    const { until } = aboutWindow.parse(gathering.mail.data)
    if (application.status !== 'gathering' || until <= gathering.now) return { drop: 'notCurrent' }
    const { confirmed, open } = await tallyOf(gathering.table, application.id)
    const { minimumOrganisations } = await packOf(gathering.table, application.packVersion)
    if (open > 0 || confirmed >= minimumOrganisations) return { drop: 'notCurrent' }
    return { facts: { ...own, confirmed, open, minimum: minimumOrganisations, until } }
  },

  approved: async (gathering) => {
    const { application, own } = await caseOf(gathering)
    const registration = await registrationOf(gathering, application)
    return registration === undefined ? { drop: 'notCurrent' } : { facts: { ...own, ...registration } }
  },

  rejected: async (gathering) => {
    const { application, facts, own, toCoordinator } = await caseOf(gathering)
    if (!toCoordinator) return { facts: { ...facts, to: 'member' } }
    const item = await gathering.table.get(decisionKey(application.id))
    if (!item) throw new Error(`the refused application ${application.id} has no decision`)
    const { because, results, findings } = decisionFrom(item)
    const pack = await packOf(gathering.table, application.packVersion)
    const until = appealUntil(application, pack) ?? gathering.now
    const reasons = findings.filter(({ verdict }) => verdict === 'refuse').map(({ reason }) => reason)
    return {
      facts: {
        ...own,
        to: 'coordinator',
        because,
        results,
        reasons: because === 'officer' ? reasons : [],
        appealUntil: until,
      },
    }
  },

  expired: async (gathering) => ({ facts: (await caseOf(gathering)).own }),

  withdrawn: async (gathering) => {
    const { application, facts, own, toCoordinator } = await caseOf(gathering)
    if (toCoordinator) return { facts: { ...own, to: 'coordinator' } }
    const reason = application.status === 'withdrawn' ? application.reason : undefined
    return { facts: { ...facts, to: 'member', reason } }
  },

  clusterRegistered: async (gathering) => {
    const { application, facts } = await caseOf(gathering)
    const registration = await registrationOf(gathering, application)
    if (registration === undefined) return { drop: 'notCurrent' }
    return { facts: { ...facts, organisation: await recipientName(gathering), ...registration } }
  },
}
