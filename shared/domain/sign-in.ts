import type { Moment } from './time.ts'

/** How many mails with a code an address gets in an hour, unless the stage says otherwise. */
export const CODE_MAILS_PER_HOUR = 5

/** How many wrong codes a person has in a day, over all sessions; after that no code is right until tomorrow. */
export const FAILURES_PER_DAY = 10

/** How many answers one session takes. */
export const ANSWERS_PER_SESSION = 3

/** How long a sign-in lasts without a new code, in days; a person who never gave a right code is forgotten after `UNVERIFIED_DAYS`. */
export const SESSION_DAYS = 30
export const UNVERIFIED_DAYS = 7

const WINDOW = 10 * 60_000

/** The name of a code: its ten minutes, and how many codes the person has used up before; so a code is the same until it is used, and then never again. */
export const codeWindow = (at: Moment, used: number): string => `${Math.floor(Date.parse(at) / WINDOW)}.${used}`

/** The windows whose codes are right at a moment: this and the one before, so a code lasts 10 to 20 minutes. */
export const windowsAt = (at: Moment, used: number): readonly [string, string] => [
  codeWindow(at, used),
  codeWindow(new Date(Date.parse(at) - WINDOW).toISOString(), used),
]

/** What follows in a session, from its answers so far: ask, let in, or end it. */
export const nextInSession = (answers: readonly boolean[]): 'ask' | 'letIn' | 'end' => {
  if (answers.at(-1) === true) return 'letIn'
  return answers.length < ANSWERS_PER_SESSION ? 'ask' : 'end'
}

/** The name in the user pool under which addresses that nobody has signed up with are asked for a code, like all others. */
export const NOBODY = '00000000-0000-4000-8000-000000000000'
