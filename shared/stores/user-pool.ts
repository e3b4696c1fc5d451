/** What a signed-in person holds: the access token and its life in seconds. */
export type Access = { readonly accessToken: string; readonly expiresIn: number }

/** What became of an answer to a challenge; `over`: the session takes no more answers, or never was one. */
export type Answered =
  | ({ readonly outcome: 'signedIn'; readonly refreshToken: string } & Access)
  | { readonly outcome: 'again'; readonly session: string }
  | { readonly outcome: 'over' }

/**
 * The user pool: it knows persons by our ids, and nothing else of them. Every method throws TooMany when the pool asks us to slow
 * down, and whatever else goes wrong there as it comes.
 */
export type UserPool = {
  /** Makes a user; nothing happens where there is one. */
  createUser(personId: string): Promise<void>
  /** Removes a user, with whatever it is signed in by; nothing happens where there is none. */
  deleteUser(personId: string): Promise<void>
  /** Begins a sign-in; undefined where the pool says that it does not know the user (it may also play along). */
  initiate(personId: string): Promise<{ readonly session: string } | undefined>
  respond(answer: { readonly personId: string; readonly session: string; readonly code: string }): Promise<Answered>
  /** A new access token; undefined where the refresh token is not, or no longer, good for one. */
  refresh(refreshToken: string): Promise<Access | undefined>
  /** Ends what the refresh token is good for; nothing happens where it was good for nothing. */
  revoke(refreshToken: string): Promise<void>
}
