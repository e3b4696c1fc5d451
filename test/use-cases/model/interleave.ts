import type * as fc from 'fast-check'
import type { Game } from './game.ts'
import type { Sent } from './obey.ts'
import { serve } from './serve.ts'

/** So many idle turns the follower takes while commands run. */
const TURNS = 60

/** Takes what has been written meanwhile further, one thing at a time, as stream, queues and workflows do. */
const follow = async (
  { product: { world } }: Game,
  turn: () => Promise<void>,
  isOver: () => boolean,
): Promise<void> => {
  for (let turns = 0; turns < TURNS && !isOver(); turns += 1) if (!(await world.step())) await turn()
}

/** Serves all commands at once, with what follows them, in an order of their calls to the table that the scheduler chooses; gives the answers. */
export const serveTogether = async (
  game: Game,
  scheduler: fc.Scheduler,
  sents: readonly Sent[],
): Promise<readonly string[]> => {
  const { world } = game.product
  const turn = () => scheduler.schedule(Promise.resolve())
  world.around(async ({ port }, proceed) => {
    if (port === 'table') await turn()
    return proceed()
  })
  let left = sents.length
  const running = sents.map(async (sent) => {
    try {
      return await serve(game.serving, sent)
    } finally {
      left -= 1
    }
  })
  const following = follow(game, turn, () => left === 0)
  await scheduler.waitFor(Promise.allSettled([...running, following]))
  world.around()
  await world.settle()
  return Promise.all(running)
}
