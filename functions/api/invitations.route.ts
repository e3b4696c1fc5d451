import * as z from 'zod'
import { answerStateSchema } from '../../shared/domain/answer.ts'
import { applicationIdSchema } from '../../shared/domain/application.ts'
import { organisationKeySchema } from '../../shared/domain/identifiers/index.ts'
import { plain, route } from '../../shared/http/route.ts'
import { noteSchema } from './link.route.ts'
import { pageQuery, pageReply } from './page.ts'
import { invitationView, inviteeView, resentView, stateCountsView, verdictView } from './views/invitation.ts'

const application = z.strictObject({ id: applicationIdSchema })
const invitation = z.strictObject({ id: z.string().min(1).max(200) })
const reads = { ...plain, trust: 'read', who: 'representative' } as const
const writes = { ...plain, trust: 'write', who: 'representative' } as const
const byState = z.strictObject({ state: answerStateSchema.optional(), ...pageQuery })
const identifierText = z.string().max(200)
const answered = { status: 200, schema: invitationView } as const

/** The routes about who is asked to join an application, and what they answer. */
export const invitationRoutes = [
  route({
    ...reads,
    operationId: 'listInvitees',
    method: 'GET',
    path: '/api/applications/{id}/invitees',
    summary: 'The organisations of my application, with their answers, and how many there are in each state',
    params: application,
    query: byState,
    success: {
      status: 200,
      schema: z.object({ invitees: z.array(inviteeView), counts: stateCountsView, ...pageReply }),
    },
    failures: ['not-found'],
  }),
  route({
    ...writes,
    operationId: 'addInvitees',
    method: 'POST',
    path: '/api/applications/{id}/invitees',
    summary: 'Add up to 500 organisations, each answered; repeating it sends nothing twice',
    params: application,
    body: z.strictObject({ identifiers: z.array(identifierText).min(1).max(500) }),
    success: { status: 200, schema: z.object({ invitees: z.array(verdictView) }) },
    failures: ['not-found', 'not-in-this-state', 'deadline-passed', 'too-many-organisations'],
    repeat: 'list',
  }),
  route({
    ...writes,
    operationId: 'removeInvitee',
    method: 'DELETE',
    path: '/api/applications/{id}/invitees/{key}',
    summary: 'Take an organisation off the list, or revoke its invitation',
    params: application.extend({ key: z.string().min(1).max(200) }),
    success: { status: 204, schema: z.undefined() },
    failures: ['not-found', 'not-in-this-state', 'already-answered'],
  }),
  route({
    ...writes,
    operationId: 'replaceInvitee',
    method: 'POST',
    path: '/api/applications/{id}/invitees/replace',
    summary: 'Ask one organisation in place of another, in the projects too',
    params: application,
    body: z.strictObject({ remove: organisationKeySchema, add: identifierText }),
    success: { status: 200, schema: verdictView },
    failures: ['not-found', 'not-in-this-state', 'deadline-passed', 'already-answered'],
    repeat: 'effect',
  }),
  route({
    ...writes,
    operationId: 'resendInvitations',
    method: 'POST',
    path: '/api/applications/{id}/invitations/resend',
    summary: 'Send every unanswered invitation again that may be',
    params: application,
    success: { status: 202, schema: resentView },
    failures: ['not-found', 'not-in-this-state'],
    repeat: 'list',
  }),
  route({
    ...reads,
    operationId: 'listInvitations',
    method: 'GET',
    path: '/api/invitations',
    summary: 'What my organisation was asked, the newest first, and how many there are in each state',
    query: byState,
    success: {
      status: 200,
      schema: z.object({ invitations: z.array(invitationView), counts: stateCountsView, ...pageReply }),
    },
  }),
  route({
    ...reads,
    operationId: 'readInvitation',
    method: 'GET',
    path: '/api/invitations/{id}',
    summary: 'One invitation, for the organisation that was asked or the coordinator who asked it',
    params: invitation,
    success: answered,
    failures: ['not-found'],
  }),
  route({
    ...writes,
    operationId: 'resendInvitation',
    method: 'POST',
    path: '/api/invitations/{id}/resend',
    summary: 'Send one unanswered invitation again, with the same link',
    params: invitation,
    success: { ...answered, status: 202 },
    failures: ['not-found', 'not-in-this-state', 'already-answered', 'resend-too-soon', 'not-accepting'],
    repeat: 'effect',
  }),
  route({
    ...writes,
    operationId: 'revokeInvitation',
    method: 'POST',
    path: '/api/invitations/{id}/revoke',
    summary: 'Take an unanswered invitation back; its link is void from then on',
    params: invitation,
    success: answered,
    failures: ['not-found', 'not-in-this-state', 'already-answered'],
    repeat: 'effect',
  }),
  route({
    ...writes,
    operationId: 'acceptInvitation',
    method: 'POST',
    path: '/api/invitations/{id}/accept',
    summary: 'Join the consortium',
    params: invitation,
    success: answered,
    failures: [
      'not-found',
      'not-in-this-state',
      'not-invited',
      'invitation-expired',
      'invitation-revoked',
      'organisation-not-active',
      'coordinator-cannot-decline',
    ],
    repeat: 'effect',
  }),
  route({
    ...writes,
    operationId: 'declineInvitation',
    method: 'POST',
    path: '/api/invitations/{id}/decline',
    summary: 'Decline an invitation, or take a confirmation back, with a reason',
    params: invitation,
    body: z.strictObject({ reason: z.string().trim().min(1).max(1000) }),
    success: answered,
    failures: ['not-found', 'not-in-this-state', 'not-invited', 'invitation-revoked', 'coordinator-cannot-decline'],
    repeat: 'effect',
  }),
  route({
    ...writes,
    operationId: 'reportMisdirected',
    method: 'POST',
    path: '/api/invitations/{id}/misdirected',
    summary: 'Say that an invitation reached the wrong person: an officer sees to it, the invitation stays as it is',
    params: invitation,
    body: z.strictObject({ note: noteSchema.optional() }),
    success: { status: 204, schema: z.undefined() },
    failures: ['not-found'],
    repeat: 'effect',
  }),
] as const
