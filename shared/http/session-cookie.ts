import { SESSION_DAYS } from '../domain/sign-in.ts'

const NAME = 'consort-session'
const DAY_IN_SECONDS = 24 * 60 * 60

const cookie = (value: string, seconds: number): string =>
  `${NAME}=${value}; Path=/api/session; Max-Age=${seconds}; HttpOnly; Secure; SameSite=Strict`

/** The Set-Cookie value that keeps a refresh token in the browser, for the session's routes only and out of reach of scripts. */
export const sessionCookie = (refreshToken: string): string => cookie(refreshToken, SESSION_DAYS * DAY_IN_SECONDS)

/** The Set-Cookie value that takes it away. */
export const endedSessionCookie = cookie('', 0)

/** The refresh token among a request's cookies (`name=value` each). */
export const sessionTokenIn = (cookies: readonly string[]): string | undefined =>
  cookies.find((each) => each.startsWith(`${NAME}=`))?.slice(NAME.length + 1) || undefined
