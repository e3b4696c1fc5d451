import * as fc from 'fast-check'
import { ORGANISATIONS } from './policy.ts'
import type { Where, Who } from './state.ts'

/** Who speaks for a cluster: its coordinator at that moment, or somebody who has no say. */
type Leader = 'coordinator' | Who

/** Everything that people, officers, imports and the clock may do, by the numbers of organisations. */
export type Command =
  | { readonly do: 'ask'; readonly where: Where; readonly who: Who }
  | { readonly do: 'withdrawRequest'; readonly where: Where; readonly who: Who }
  | { readonly do: 'admit' | 'refuse'; readonly where: Where; readonly by: Leader; readonly who: Who }
  | { readonly do: 'invite'; readonly where: Where; readonly by: Leader; readonly whom: readonly Who[] }
  | { readonly do: 'resend' | 'revoke'; readonly where: Where; readonly by: Leader; readonly who: Who }
  | { readonly do: 'accept' | 'decline'; readonly where: Where; readonly who: Who }
  | { readonly do: 'leave'; readonly where: Where; readonly who: Who }
  | { readonly do: 'remove'; readonly where: Where; readonly by: Leader; readonly who: Who }
  | { readonly do: 'policy'; readonly where: Where; readonly by: Leader; readonly admission: 'open' | 'consent' }
  | { readonly do: 'appoint'; readonly where: Where; readonly who: Who }
  | { readonly do: 'strikeOff'; readonly where: Where }
  | { readonly do: 'confirm' | 'deny'; readonly who: Who }
  | { readonly do: 'add' | 'takeOff'; readonly who: Who }
  | { readonly do: 'giveUp' }
  | { readonly do: 'suspend' | 'reinstate'; readonly how: 'officer' | 'import'; readonly who: Who }
  | { readonly do: 'mute' | 'unmute'; readonly who: Who; readonly sender: Who }
  | { readonly do: 'close'; readonly who: Who; readonly days: number }
  | { readonly do: 'reopen'; readonly who: Who }
  | { readonly do: 'merge'; readonly losing: Who; readonly keeping: Who }
  | { readonly do: 'undo'; readonly merge: number }

/** What a sequence consists of: commands, and days that pass. */
export type Step = Command | { readonly do: 'pass'; readonly days: number }

/** Whether a command is one transaction, so that its answer is of one moment; the others decide about each organisation by itself. */
export const isAtOnce = (command: Command): boolean => !['invite', 'add', 'mute', 'merge', 'undo'].includes(command.do)

const who = fc.nat({ max: ORGANISATIONS - 1 })
const where = fc.constantFrom<Where>('old', 'new')
const by = fc.oneof({ weight: 9, arbitrary: fc.constant('coordinator' as const) }, { weight: 1, arbitrary: who })
const how = fc.constantFrom('officer' as const, 'import' as const)
const whom = fc.array(who, { minLength: 1, maxLength: 2 })

const oneOf = <Word extends string>(...words: readonly Word[]) => fc.constantFrom(...words)

/** Any command; what changes members is drawn more often than what ends everything. */
export const anyCommand: fc.Arbitrary<Command> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: oneOf('ask'), where, who }) },
  { weight: 1, arbitrary: fc.record({ do: oneOf('withdrawRequest'), where, who }) },
  { weight: 4, arbitrary: fc.record({ do: oneOf('admit', 'refuse'), where, by, who }) },
  { weight: 4, arbitrary: fc.record({ do: oneOf('invite'), where, by, whom }) },
  { weight: 2, arbitrary: fc.record({ do: oneOf('resend', 'revoke'), where, by, who }) },
  { weight: 5, arbitrary: fc.record({ do: oneOf('accept', 'decline'), where, who }) },
  { weight: 2, arbitrary: fc.record({ do: oneOf('leave'), where, who }) },
  { weight: 2, arbitrary: fc.record({ do: oneOf('remove'), where, by, who }) },
  { weight: 2, arbitrary: fc.record({ do: oneOf('policy'), where, by, admission: oneOf('open', 'consent') }) },
  { weight: 2, arbitrary: fc.record({ do: oneOf('appoint'), where, who }) },
  { weight: 3, arbitrary: fc.record({ do: oneOf('strikeOff'), where }) },
  { weight: 7, arbitrary: fc.record({ do: oneOf('confirm', 'confirm', 'deny'), who }) },
  { weight: 3, arbitrary: fc.record({ do: oneOf('add', 'takeOff'), who }) },
  { weight: 1, arbitrary: fc.record({ do: oneOf('giveUp') }) },
  { weight: 5, arbitrary: fc.record({ do: oneOf('suspend', 'reinstate'), how, who }) },
  { weight: 2, arbitrary: fc.record({ do: oneOf('mute', 'unmute'), who, sender: who }) },
  { weight: 1, arbitrary: fc.record({ do: oneOf('close'), who, days: fc.integer({ min: 1, max: 20 }) }) },
  { weight: 1, arbitrary: fc.record({ do: oneOf('reopen'), who }) },
  { weight: 3, arbitrary: fc.record({ do: oneOf('merge'), losing: who, keeping: who }) },
  { weight: 3, arbitrary: fc.record({ do: oneOf('undo'), merge: fc.nat({ max: 2 }) }) },
)

/** Any step of a sequence that is played one after the other. */
export const anyStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 50, arbitrary: anyCommand },
  { weight: 6, arbitrary: fc.record({ do: oneOf('pass'), days: fc.integer({ min: 1, max: 14 }) }) },
)
