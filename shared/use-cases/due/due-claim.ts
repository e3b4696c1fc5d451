import { claimCaseId } from '../../domain/officer-case.ts'
import { claimFrom, claimKey, latestClaimIdFrom, latestClaimKey } from '../../items/claim-item.ts'
import { officerCaseKey } from '../../items/officer-case-item.ts'
import { textAt } from '../../stores/keys.ts'
import type { ActOnDueDeps, DueItem, DueOutcome } from './acting.ts'

/** Takes a claim away that was decided, or ran out, so long ago that nobody asks for it; with its case and the note that it is the latest. */
export const actOnClaim = async ({ table }: ActOnDueDeps, { item }: DueItem): Promise<DueOutcome> => {
  const { id, personId, organisation } = claimFrom(item)
  const note = latestClaimKey(personId, organisation)
  const isLatest = latestClaimIdFrom(await table.get(note)) === id
  await table.write([
    { delete: claimKey(id), when: [{ attribute: 'gsi3sk', is: textAt(item, 'gsi3sk') }] },
    { delete: officerCaseKey(claimCaseId(id)) },
    ...(isLatest ? [{ delete: note, when: [{ attribute: 'claimId', is: id }] }] : []),
  ])
  return 'erased'
}
