import { language } from './language.js'

/** A refusal by the API: `type` is the last part of the problem's name, `message` its sentence in the reader's language (empty where it has none). */
export class Problem extends Error {
  /**
   * @param {number} status
   * @param {{ readonly type?: unknown, readonly detail?: unknown, readonly facts?: unknown } | undefined} body
   */
  constructor(status, body) {
    super(typeof body?.detail === 'string' ? body.detail : '')
    this.name = 'Problem'
    this.status = status
    this.type = typeof body?.type === 'string' ? body.type.replace('/problems/', '') : ''
    this.facts = new Map(Object.entries(body?.facts ?? {}))
  }
}

/** The service did not answer: no network, or no reply in time. */
export class Unreachable extends Error {
  /** @param {unknown} cause */
  constructor(cause) {
    super('the service did not answer', { cause })
    this.name = 'Unreachable'
  }
}

/** @typedef {{ readonly body?: unknown, readonly token?: string | undefined, readonly organisation?: string | undefined }} Asked */

const PATIENCE = 20_000

/**
 * @param {string} method
 * @param {string} path
 * @param {Asked} asked
 */
const send = async (method, path, { body, token, organisation }) => {
  const headers = new Headers({ accept: 'application/json', 'accept-language': language() })
  if (token !== undefined) headers.set('authorization', `Bearer ${token}`)
  if (organisation !== undefined) headers.set('consort-organisation', organisation)
  if (body !== undefined) headers.set('content-type', 'application/json')
  const content = body === undefined ? {} : { body: JSON.stringify(body) }
  try {
    const reply = await fetch(path, { method, headers, signal: AbortSignal.timeout(PATIENCE), ...content })
    return { status: reply.status, ok: reply.ok, text: await reply.text() }
  } catch (error) {
    throw new Unreachable(error)
  }
}

/** @param {string} text */
const parsed = (text) => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined // the gateway's and the network's own errors are not always JSON; the status says enough
  }
}

/**
 * Asks the API and gives what it answers, typed by whoever asks. Throws Problem where it refuses, Unreachable where it does not answer.
 * @param {string} method
 * @param {string} path
 * @param {Asked} [asked]
 */
export const ask = async (method, path, asked = {}) => {
  const { status, ok, text } = await send(method, path, asked)
  const reply = parsed(text)
  if (!ok) throw new Problem(status, reply)
  if (status !== 204 && reply === undefined) throw new Unreachable(`${status} without JSON`)
  return reply
}
