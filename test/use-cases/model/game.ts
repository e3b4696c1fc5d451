import { aModel } from './begin.ts'
import { useCasesOf } from './command-product.ts'
import type { Step } from './command.ts'
import { settle } from './follow-ups.ts'
import { disagreements } from './integrity.ts'
import { lookAtModel, lookAtProduct } from './look.ts'
import { obey, send } from './obey.ts'
import { aProduct, type Product } from './product.ts'
import { serve, type Serving } from './serve.ts'
import type { State } from './state.ts'
import { passTo } from './time.ts'

/** The product and the model beside it. */
export type Game = { readonly product: Product; readonly serving: Serving; state: State }

/** Both as they begin. */
export const aGame = async (): Promise<Game> => {
  const product = await aProduct()
  const application = await product.world.application(product.application)
  const asked = (await product.world.answers(product.application)).find(({ state }) => state === 'invited')
  if (!('deadline' in application) || asked?.invitedAt === undefined) throw new Error('nobody was asked')
  const serving = { product, cases: useCasesOf(product), merges: [] }
  return { product, serving, state: aModel(asked.invitedAt, application.deadline) }
}

/** Lets time pass in both, up to the same moment. */
export const pass = async ({ product: { world }, state }: Game, days: number): Promise<void> => {
  await world.pass({ days })
  passTo(state, world.now())
}

/** What product and model say to one step, once everything has followed. */
export const play = async (game: Game, step: Step): Promise<{ readonly product: string; readonly model: string }> => {
  const { product, serving, state } = game
  if (step.do === 'pass') {
    await pass(game, step.days)
    return { product: 'passed', model: 'passed' }
  }
  const sent = send(state, step, product.world.now())
  const answers = { product: await serve(serving, sent), model: obey(state, sent) }
  await product.world.settle()
  settle(state)
  return answers
}

/** Where both stand. */
export const looks = async ({ product, state }: Game) => ({
  product: { ...(await lookAtProduct(product)), wrong: await disagreements(product), dead: product.world.dead.length },
  model: { ...lookAtModel(state, product), wrong: [], dead: 0 },
})
