import { bind, type Bindings } from '../../shared/http/bind.ts'
import { makeAnswerLink, type AnswerLinkDeps } from '../../shared/use-cases/answer-link.ts'
import { makeReadLink } from '../../shared/use-cases/read-link.ts'
import { linkRoutes } from './link.route.ts'

/** What the routes of the link in an invitation's mail do; `answer` is `makeAnswerInvitation`. */
export const linkBindings = (deps: AnswerLinkDeps): Bindings<(typeof linkRoutes)[number], 'public'> => {
  const [readRoute, answerRoute] = linkRoutes
  const readLink = makeReadLink(deps)
  const answerLink = makeAnswerLink(deps)
  return {
    readLink: bind(readRoute, async ({ body, now }) => ({ body: await readLink({ ...body, now }) })),
    answerLink: bind(answerRoute, async ({ body: { invitation, secret, ...reply }, now }) => {
      await answerLink({ invitation, secret, reply, now })
      return { body: await readLink({ invitation, secret, now }) }
    }),
  }
}
