import { NotSignedIn, Problem } from './problem.ts'
import { send, type Tagged, type Voice } from './send.ts'
import type { Asked, RouteKey } from './types.ts'

/** The access token, in memory only; what outlives the page is a cookie that no script reads. */
let token: string | undefined
let renewing: Promise<void> | undefined

const renew = async ({ language }: Voice): Promise<void> => {
  try {
    token = (await send('POST /api/session/refresh', {}, { language })).body.accessToken
  } catch (error) {
    token = undefined
    if (error instanceof Problem && (error.status === 401 || error.status === 403))
      throw new NotSignedIn('nobody is signed in')
    throw error
  } finally {
    renewing = undefined
  }
}

const renewOnce = (voice: Voice): Promise<void> => (renewing ??= renew(voice))

/** Calls a route as the person who is signed in, whose sign-in is renewed where it has run out. Throws NotSignedIn, and what `send` throws. */
export const sendSignedIn = async <K extends RouteKey>(
  key: K,
  asked: Asked<K>,
  voice: Omit<Voice, 'token'>,
): Promise<Tagged<K>> => {
  if (token === undefined) await renewOnce(voice)
  try {
    return await send(key, asked, { ...voice, token })
  } catch (error) {
    if (!(error instanceof Problem) || error.status !== 401) throw error
  }
  await renewOnce(voice)
  return send(key, asked, { ...voice, token })
}

/** Has a code sent to an address; gives the session in which it is to be answered. */
export const askForCode = async (email: string, voice: Voice): Promise<string> =>
  (await send('POST /api/session', { body: { email } }, voice)).body.session

/** The texts on consent that the sign-up shows; what a person agreed to is recorded with their version. */
const CONSENT = '1'

/** Signs an address up; whether somebody has it already is not said. */
export const signUp = async (email: string, voice: Voice): Promise<void> => {
  const { language } = voice
  await send('POST /api/session/sign-up', { body: { email, language, consentVersion: CONSENT } }, voice)
}

/** Signs in with a code. A Problem of type `wrong-code` may carry the session of the next try in its facts. */
export const signIn = async (
  answer: { readonly email: string; readonly session: string; readonly code: string },
  voice: Voice,
): Promise<void> => {
  token = (await send('POST /api/session/code', { body: answer }, voice)).body.accessToken
}

/** Signs out, here and at the service. */
export const signOut = async (voice: Voice): Promise<void> => {
  await send('DELETE /api/session', {}, voice)
  token = undefined
}
