import * as z from 'zod'
import { call, type Reach } from '../client.ts'

/** The link in an invitation's mail, as its page reads it from the fragment. */
export type Link = { readonly invitation: string; readonly secret: string }

/** The link in a mail's text; undefined where there is none. */
export const linkIn = (text: string): Link | undefined => {
  const [, invitation, secret] = /\/i#([^\s.]+)\.([\w-]+)/.exec(text) ?? []
  return invitation === undefined || secret === undefined ? undefined : { invitation, secret }
}

/** Says yes by the link. */
export const accept = async ({ address }: Reach, link: Link): Promise<void> => {
  const body = { ...link, answer: 'accept' }
  await call(address, { method: 'POST', path: '/api/link/answer', body }, z.unknown())
}

/** Says no by the link, with the reason. */
export const decline = async ({ address }: Reach, link: Link, reason: string): Promise<void> => {
  const body = { ...link, answer: 'decline', reason }
  await call(address, { method: 'POST', path: '/api/link/answer', body }, z.unknown())
}
