import { ask, Problem } from './api.js'

/** @import { Access, SignInStarted } from '../../replies.ts' */

/** Nobody is signed in here, or no longer. */
export class NotSignedIn extends Error {
  constructor() {
    super('nobody is signed in')
    this.name = 'NotSignedIn'
  }
}

/** @type {string | undefined} The access token, in memory only; what outlives the page is a cookie that no script reads. */
let token
/** @type {Promise<void> | undefined} */
let renewing

const renew = async () => {
  try {
    /** @type {Access} */
    const access = await ask('POST', '/api/session/refresh')
    token = access.accessToken
  } catch (error) {
    token = undefined
    if (error instanceof Problem && (error.status === 401 || error.status === 403)) throw new NotSignedIn()
    throw error
  } finally {
    renewing = undefined
  }
}

const renewOnce = () => (renewing ??= renew())

/**
 * Asks the API as the person who is signed in, for an organisation where one is named; renews the sign-in where that has run out.
 * Throws NotSignedIn, and what `ask` throws.
 * @param {string} method
 * @param {string} path
 * @param {{ readonly body?: unknown, readonly organisation?: string }} [asked]
 */
export const askSignedIn = async (method, path, asked = {}) => {
  if (token === undefined) await renewOnce()
  try {
    return await ask(method, path, { ...asked, token })
  } catch (error) {
    if (!(error instanceof Problem) || error.status !== 401) throw error
  }
  await renewOnce()
  return ask(method, path, { ...asked, token })
}

/**
 * Has a code sent; gives the session in which it is to be answered.
 * @param {string} email
 * @returns {Promise<string>}
 */
export const askForCode = async (email) => {
  /** @type {SignInStarted} */
  const started = await ask('POST', '/api/session', { body: { email } })
  return started.session
}

/** The consent text that the sign-up shows; what a person agreed to is recorded with it. */
const CONSENT = '1'

/**
 * Signs an address up, in the language of the page; whether somebody has it already is not said.
 * @param {string} email
 */
export const signUp = async (email) => {
  const language = document.documentElement.lang === 'ru' ? 'ru' : 'en'
  await ask('POST', '/api/session/sign-up', { body: { email, language, consentVersion: CONSENT } })
}

/**
 * Signs in with the code. A Problem `wrong-code` may carry the session of the next try.
 * @param {{ readonly email: string, readonly session: string, readonly code: string }} answer
 */
export const signIn = async (answer) => {
  /** @type {Access} */
  const access = await ask('POST', '/api/session/code', { body: answer })
  token = access.accessToken
}

/** Signs out, here and at the service. */
export const signOut = async () => {
  await ask('DELETE', '/api/session')
  token = undefined
}
