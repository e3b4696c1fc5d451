import { organisationFrom, organisationKey } from '../../../shared/items/organisation-item.ts'
import { makeAddInvitees } from '../../../shared/use-cases/add-invitees.ts'
import { makeAnswerInvitation } from '../../../shared/use-cases/answer-invitation.ts'
import { makeChangeOrganisationStatus } from '../../../shared/use-cases/change-organisation-status.ts'
import { makeCloseToInvitations, makeReopenToInvitations } from '../../../shared/use-cases/close-to-invitations.ts'
import { makeAppointCoordinator } from '../../../shared/use-cases/concern/appoint-coordinator.ts'
import { makeStrikeOffCluster } from '../../../shared/use-cases/concern/strike-off-cluster.ts'
import { makeAnswerClusterInvitation } from '../../../shared/use-cases/joining/answer-cluster-invitation.ts'
import { makeChangeAdmission } from '../../../shared/use-cases/joining/change-admission.ts'
import { makeDecideRequest } from '../../../shared/use-cases/joining/decide-request.ts'
import { makeInviteIntoCluster } from '../../../shared/use-cases/joining/invite-into-cluster.ts'
import { makeLeaveCluster, makeRemoveMember } from '../../../shared/use-cases/joining/leave-cluster.ts'
import { makeRequestToJoin } from '../../../shared/use-cases/joining/request-to-join.ts'
import {
  makeResendClusterInvitation,
  makeRevokeClusterInvitation,
} from '../../../shared/use-cases/joining/steer-cluster-invitation.ts'
import { makeWithdrawRequest } from '../../../shared/use-cases/joining/withdraw-request.ts'
import { makeMergeOrganisations } from '../../../shared/use-cases/merge-organisations.ts'
import { makeMuteSender, makeUnmuteSender } from '../../../shared/use-cases/mute-sender.ts'
import { makeRemoveInvitee } from '../../../shared/use-cases/remove-invitee.ts'
import { applyRows } from '../../../shared/use-cases/support/apply-rows.ts'
import { makeUndoMerge } from '../../../shared/use-cases/undo-merge.ts'
import { makeWithdrawApplication } from '../../../shared/use-cases/withdraw-application.ts'
import type { Product } from './product.ts'

/** The use cases that commands are, over the product's table. */
export const useCasesOf = ({ world: { table, newId } }: Product) => {
  const deps = { table, newId }
  const ofOfficer = { ...deps, organisationsOf: async () => [] }
  const answer = makeAnswerInvitation(deps)
  return {
    ask: makeRequestToJoin({ ...deps, answer }),
    withdrawRequest: makeWithdrawRequest(deps),
    decide: makeDecideRequest(deps),
    invite: makeInviteIntoCluster(deps),
    resend: makeResendClusterInvitation(deps),
    revoke: makeRevokeClusterInvitation(deps),
    answerInvitation: makeAnswerClusterInvitation(deps),
    leave: makeLeaveCluster(deps),
    remove: makeRemoveMember(deps),
    changePolicy: makeChangeAdmission(deps),
    appoint: makeAppointCoordinator(ofOfficer),
    strikeOff: makeStrikeOffCluster(ofOfficer),
    answer,
    add: makeAddInvitees(deps),
    takeOff: makeRemoveInvitee(deps),
    giveUp: makeWithdrawApplication(deps),
    changeStatus: makeChangeOrganisationStatus(ofOfficer),
    mute: makeMuteSender({ table, answer, answerCluster: makeAnswerClusterInvitation(deps) }),
    unmute: makeUnmuteSender(deps),
    close: makeCloseToInvitations(deps),
    reopen: makeReopenToInvitations(deps),
    merge: makeMergeOrganisations(deps),
    undo: makeUndoMerge(deps),
  }
}
export type UseCases = ReturnType<typeof useCasesOf>

/** Applies a row of a register file that is as of this moment; gives its verdict. */
export const importStatus = async (
  { world: { store, table, newId, register } }: Product,
  key: string,
  status: 'active' | 'suspended',
  now: string,
): Promise<string> => {
  const stored = organisationFrom(await store.get(organisationKey(key))) ?? register.find((one) => one.key === key)
  if (!stored) throw new Error(`${key} is not in the register`)
  const { statusSince: _, registeredEmailSince: __, undeliverableSince: ___, ...row } = stored
  const candidate = { line: 2, row: { ...row, status, asOf: now }, notes: [] }
  const [plan] = await applyRows(table, [candidate], { importId: newId(), now })
  return plan?.verdict.verdict ?? 'nothing'
}
