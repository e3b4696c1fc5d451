import type { DueMessage } from '../domain/message.ts'
import type { Moment } from '../domain/time.ts'
import { dueAtOf } from '../items/due-item.ts'
import { textAt } from '../stores/keys.ts'
import { ConditionFailed } from '../stores/table.ts'
import type { ActOnDueDeps, DueItem, DueOutcome } from './due/acting.ts'
import { actOnAddressChange } from './due/due-address-change.ts'
import { actOnAnswer } from './due/due-answer.ts'
import { actOnCase } from './due/due-case.ts'
import { actOnMerge } from './due/due-merge.ts'
import { actOnClaim } from './due/due-claim.ts'
import { actOnErasure } from './due/due-erasure.ts'
import { actOnApplication } from './due/due-application.ts'
import { actOnBoardEntry } from './due/due-board-entry.ts'
import { actOnDigest } from './due/due-digest.ts'
import { actOnHandover } from './due/due-handover.ts'
import { actOnFile } from './due/due-file.ts'
import { actOnSpace } from './due/due-space.ts'
import { actOnProject } from './due/due-project.ts'
import { actOnMembership } from './due/due-membership.ts'

type Act = (deps: ActOnDueDeps, due: DueItem) => Promise<DueOutcome>

/** Who acts on what is due, by the kind of its item. */
const actors: { readonly [entity: string]: Act } = {
  Answer: actOnAnswer,
  Due: actOnApplication,
  AddressChange: actOnAddressChange,
  OfficerCase: actOnCase,
  Merge: actOnMerge,
  Space: actOnSpace,
  Digest: actOnDigest,
  SpaceFile: actOnFile,
  BoardEntry: actOnBoardEntry,
  Erasure: actOnErasure,
  Claim: actOnClaim,
  Membership: actOnMembership,
  Project: actOnProject,
  Handover: actOnHandover,
}

/**
 * Acts on something that is due, once: reads it again, consistently, and acts only if it is still due at the moment of the message.
 * Repeated or late messages find it gone or moved.
 */
export const makeActOnDue =
  (deps: ActOnDueDeps) =>
  async ({ pk, sk, dueAt, now }: DueMessage & { readonly now: Moment }): Promise<{ readonly outcome: DueOutcome }> => {
    const item = await deps.table.get({ pk, sk })
    if (!item) return { outcome: 'gone' }
    if (dueAtOf(item) !== dueAt || dueAt > now) return { outcome: 'moved' }
    const act = actors[textAt(item, 'entity')]
    if (!act) throw new Error(`nobody acts on what is due of ${textAt(item, 'entity')}`)
    try {
      return { outcome: await act(deps, { item, dueAt, now }) }
    } catch (error) {
      if (error instanceof ConditionFailed) return { outcome: 'moved' }
      throw error
    }
  }
