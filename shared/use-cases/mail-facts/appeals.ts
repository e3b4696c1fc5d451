import { appealFrom, appealKey } from '../../items/appeal-item.ts'
import type { Appeal } from '../../domain/appeal.ts'
import { applicationKey } from '../../items/application-item.ts'
import { submittedIn } from '../support/load.ts'
import { caseOf } from './case.ts'
import type { Gatherers, Gathering } from './gathering.ts'

const appealOf = async ({ table }: Gathering, applicationId: string): Promise<Appeal | undefined> => {
  const item = await table.get(appealKey(applicationId))
  return item && appealFrom(item)
}

const caseNumberOf = async ({ table }: Gathering, id: string | undefined): Promise<string | undefined> =>
  id === undefined ? undefined : submittedIn(await table.get(applicationKey(id)), id).application.caseNumber

/** How the facts of mail about appeals are gathered. */
export const appealGatherers: Gatherers<'appealReceived' | 'appealDecided'> = {
  appealReceived: async (gathering) => {
    const { application, own } = await caseOf(gathering)
    const appeal = await appealOf(gathering, application.id)
    return appeal?.status === 'open' ? { facts: { ...own, holdsName: appeal.holdsName } } : { drop: 'notCurrent' }
  },

  appealDecided: async (gathering) => {
    const { application, own } = await caseOf(gathering)
    const appeal = await appealOf(gathering, application.id)
    if (!appeal || appeal.status === 'open') return { drop: 'notCurrent' }
    const newCaseNumber = await caseNumberOf(gathering, appeal.newApplicationId)
    const id = appeal.newApplicationId ?? application.id
    const page = `${gathering.baseUrl}/a#${id}`
    return { facts: { ...own, page, reason: appeal.reason ?? '', newCaseNumber } }
  },
}
