import { isDeepStrictEqual } from 'node:util'
import type * as fc from 'fast-check'
import { outcomesOf } from './allowed.ts'
import { isAtOnce } from './command.ts'
import type { Game } from './game.ts'
import { disagreements } from './integrity.ts'
import { serveTogether } from './interleave.ts'
import { lookAtModel, lookAtProduct, type Look } from './look.ts'
import type { Sent } from './obey.ts'
import type { State } from './state.ts'
import { passTo } from './time.ts'

/** What commands that ran at once were answered, and what they left. */
type Seen = {
  readonly answers: readonly (string | undefined)[]
  readonly look: Look
  readonly wrong: readonly string[]
}

/** Long enough for a merge to look once more for what was written under its former key. */
const A_WHILE = { minutes: 10 } as const

const comparable = (sents: readonly Sent[], answers: Seen['answers']): Seen['answers'] =>
  answers.map((answer, at) => (sents[at] && isAtOnce(sents[at].command) ? answer : 'whatever'))

/** Lets the product do all of these at once; gives what is seen of it when everything has followed. */
export const playTogether = async (game: Game, scheduler: fc.Scheduler, sents: readonly Sent[]): Promise<Seen> => {
  const answers = await serveTogether(game, scheduler, sents)
  await game.product.world.pass(A_WHILE)
  const [look, wrong] = [await lookAtProduct(game.product), await disagreements(game.product)]
  return { answers: comparable(sents, answers), look, wrong }
}

/** What the model allows: the very same, if it does, else the first that it would have allowed. */
export const nearestAllowed = (
  { product }: Game,
  start: State,
  sents: readonly Sent[],
  seen: Seen,
): Seen | undefined => {
  let first: Seen | undefined
  for (const { state, answers } of outcomesOf(start, sents)) {
    passTo(state, product.world.now())
    const one = { answers: comparable(sents, answers), look: lookAtModel(state, product), wrong: [] }
    if (isDeepStrictEqual(one, seen)) return one
    first ??= one
  }
  return first
}
