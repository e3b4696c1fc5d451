import type { Reply } from '../domain/answer.ts'
import { parseClusterInvitationId } from '../domain/invitation-id.ts'
import type { Actor } from '../domain/person.ts'
import type { Moment } from '../domain/time.ts'
import { openClusterLink, openLink, type Link, type LinkDeps } from './support/link.ts'

/** What the use case that takes answers is told by a link. */
type AnswerByLink = {
  readonly applicationId: string
  readonly organisation: string
  readonly reply: Reply
  readonly by: Extract<Actor, { readonly as: 'link' }>
  readonly now: Moment
}

type AnswerClusterByLink = Omit<AnswerByLink, 'applicationId'> & { readonly clusterId: string }

/** The use cases that take an organisation's answer, however it was proven, and know when a link is spent: to an application, to a cluster. */
export type AnswerLinkDeps = LinkDeps & {
  readonly answer: (command: AnswerByLink) => Promise<unknown>
  readonly answerCluster: (command: AnswerClusterByLink) => Promise<unknown>
}

/**
 * Answers an invitation by its link, which that spends: the same answer may be given again, another one takes a sign-in
 * (Conflict `alreadyAnswered`). Throws NotFound for a link that opens nothing, and what `answer` throws.
 */
export const makeAnswerLink =
  (deps: AnswerLinkDeps) =>
  async ({ reply, now, ...link }: Link & { readonly reply: Reply; readonly now: Moment }): Promise<void> => {
    if (parseClusterInvitationId(link.invitation)) {
      const { clusterId, organisation } = (await openClusterLink(deps, link, now)).membership
      await deps.answerCluster({ clusterId, organisation, reply, by: { as: 'link', organisation }, now })
      return
    }
    const { answer } = await openLink(deps, link, now)
    const { applicationId, organisation } = answer
    await deps.answer({ applicationId, organisation, reply, by: { as: 'link', organisation }, now })
  }
