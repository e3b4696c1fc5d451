import { signIn, type Reach } from './client.ts'

/** A sign-in that a link can do: the cookies to set and where to go. */
export type SignInPage = (
  query: URLSearchParams,
) => Promise<{ readonly setCookie: readonly string[]; readonly location: string }>

/** Only paths of this very site, so that the link cannot lead elsewhere. */
const ownPath = (to: string | null): string => (to !== null && /^\/(?!\/)/.test(to) ? to : '/')

/**
 * Signs in by the code in the local mail, so that a link printed by `npm start` or a demonstration opens a page signed in. Local stages only:
 * the mail of everybody is there for everybody.
 */
export const signInPage =
  (reach: Reach): SignInPage =>
  async (query) => {
    const session = await signIn(reach, query.get('as') ?? '')
    return { setCookie: session.setCookie(), location: ownPath(query.get('to')) }
  }
