import * as z from 'zod'
import { officerCaseFrom, officerCaseKey } from '../../items/officer-case-item.ts'
import { caseOf, nameOf } from './case.ts'
import type { Gatherers } from './gathering.ts'

const aboutCase = z.object({ caseId: z.string() })

/** How the facts of mail are gathered that officers get, or cause. */
export const officeGatherers: Gatherers<'caseWaits' | 'cancelled'> = {
  caseWaits: async ({ table, mail: { data, recipient } }) => {
    const item = await table.get(officerCaseKey(aboutCase.parse(data).caseId))
    const one = item && officerCaseFrom(item)
    if (one?.status !== 'open') return { drop: 'notCurrent' }
    const mine = recipient.to === 'person' && one.assignedTo === recipient.id
    if (one.assignedTo !== undefined && !mine) return { drop: 'notCurrent' }
    const organisations = await Promise.all(one.concerned.map((key) => nameOf(table, key)))
    return { facts: { kind: one.kind, id: one.id, openedAt: one.openedAt, mine, organisations } }
  },

  cancelled: async (gathering) => {
    const { application, facts, toCoordinator } = await caseOf(gathering)
    const reason = application.status === 'withdrawn' ? application.reason : undefined
    if (reason === undefined) return { drop: 'notCurrent' }
    return { facts: { ...facts, to: toCoordinator ? 'coordinator' : 'member', reason } }
  },
}
