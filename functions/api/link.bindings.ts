import { bind, type Bindings } from '../../shared/http/bind.ts'
import { makeAnswerLink, type AnswerLinkDeps } from '../../shared/use-cases/answer-link.ts'
import { makeReadLink } from '../../shared/use-cases/read-link.ts'
import {
  makeCloseByLink,
  makeMuteByLink,
  makeMuteByToken,
  makeReportByLink,
  type WishByLinkDeps,
} from '../../shared/use-cases/wish-by-link.ts'
import { linkRoutes } from './link.route.ts'

/** What the routes of the link in an invitation's mail do; `answer` is `makeAnswerInvitation`, `answerCluster` its twin for clusters. */
export const linkBindings = (
  deps: WishByLinkDeps & Pick<AnswerLinkDeps, 'answerCluster'>,
): Bindings<(typeof linkRoutes)[number], 'public'> => {
  const [readRoute, answerRoute, muteRoute, closeRoute, reportRoute, oneClickRoute] = linkRoutes
  const readLink = makeReadLink(deps)
  const answerLink = makeAnswerLink(deps)
  const muteByLink = makeMuteByLink(deps)
  const closeByLink = makeCloseByLink(deps)
  const reportByLink = makeReportByLink(deps)
  const muteByToken = makeMuteByToken(deps)
  return {
    readLink: bind(readRoute, async ({ body, now }) => ({ body: await readLink({ ...body, now }) })),
    answerLink: bind(answerRoute, async ({ body: { invitation, secret, ...reply }, now }) => {
      await answerLink({ invitation, secret, reply, now })
      return { body: await readLink({ invitation, secret, now }) }
    }),
    muteByLink: bind(muteRoute, async ({ body, now }) => ({ body: await muteByLink({ ...body, now }) })),
    closeByLink: bind(closeRoute, async ({ body, now }) => ({ body: await closeByLink({ ...body, now }) })),
    muteByOneClick: bind(oneClickRoute, async ({ query: { token }, now }) => ({
      body: await muteByToken({ token, now }),
    })),
    reportByLink: bind(reportRoute, async ({ body, now }) => {
      await reportByLink({ ...body, now })
      return { body: undefined }
    }),
  }
}
