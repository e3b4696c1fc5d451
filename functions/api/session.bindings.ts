import type { Moment } from '../../shared/domain/time.ts'
import { bind, type Bindings } from '../../shared/http/bind.ts'
import { Refused } from '../../shared/http/refusals.ts'
import { endedSessionCookie, sessionCookie, sessionTokenIn } from '../../shared/http/session-cookie.ts'
import { sourceOf } from '../../shared/http/source.ts'
import type { Table } from '../../shared/stores/table.ts'
import type { UserPool } from '../../shared/stores/user-pool.ts'
import { makeAnswerCode } from '../../shared/use-cases/answer-code.ts'
import { makeSignUp, type SignUpDeps } from '../../shared/use-cases/sign-up.ts'
import { makeStartSignIn } from '../../shared/use-cases/start-sign-in.ts'
import { sessionRoutes } from './session.route.ts'

type SessionDeps = {
  readonly table: Table
  readonly users: UserPool
  readonly newId: () => string
  readonly signUpsPerHour: SignUpDeps['perHour']
  readonly baseUrl: string
  readonly systemNow: () => Moment
}

/** A page of another origin cannot make a browser send these requests with our cookie; should one manage to, its origin gives it away. */
const assertFromOurPages = (headers: { readonly [name: string]: string | undefined }, baseUrl: string): void => {
  if (headers['origin'] !== new URL(baseUrl).origin) throw new Refused('wrong-entrance')
}

/** What the routes of signing up, in and out do. Sign-in runs on real time, whatever the stage's clock says. */
export const sessionBindings = (deps: SessionDeps): Bindings<(typeof sessionRoutes)[number], 'session'> => {
  const { table, users, newId, signUpsPerHour, baseUrl, systemNow } = deps
  const [signUpRoute, startRoute, answerRoute, refreshRoute, signOutRoute] = sessionRoutes
  const signUp = makeSignUp({ table, users, newId, perHour: signUpsPerHour })
  const startSignIn = makeStartSignIn({ table, users })
  const answerCode = makeAnswerCode({ table, users })
  return {
    signUp: bind(signUpRoute, async ({ body, headers }) => {
      await signUp({ ...body, source: sourceOf(headers), now: systemNow() })
      return { body: {} }
    }),
    startSignIn: bind(startRoute, async ({ body }) => ({ body: await startSignIn(body) })),
    answerCode: bind(answerRoute, async ({ body }) => {
      const { refreshToken, ...access } = await answerCode(body)
      return { body: access, cookies: [sessionCookie(refreshToken)] }
    }),
    refreshSession: bind(refreshRoute, async ({ headers, cookies }) => {
      assertFromOurPages(headers, baseUrl)
      const token = sessionTokenIn(cookies)
      const access = token === undefined ? undefined : await users.refresh(token)
      if (!access) throw new Refused('unauthenticated')
      return { body: access }
    }),
    signOut: bind(signOutRoute, async ({ headers, cookies }) => {
      assertFromOurPages(headers, baseUrl)
      const token = sessionTokenIn(cookies)
      if (token !== undefined) await users.revoke(token)
      return { body: undefined, cookies: [endedSessionCookie] }
    }),
  }
}
