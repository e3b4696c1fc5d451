import { bind, type Bindings } from '../../shared/http/bind.ts'
import {
  makeReadUnsubscribe,
  makeUnsubscribe,
  type UnsubscribeDeps,
} from '../../shared/use-cases/spaces/unsubscribe.ts'
import { unsubscribeRoutes } from './unsubscribe.route.ts'

const [readRoute, stopRoute] = unsubscribeRoutes

/** What the routes behind List-Unsubscribe do. */
export const unsubscribeBindings = (deps: UnsubscribeDeps): Bindings<(typeof unsubscribeRoutes)[number], 'public'> => {
  const read = makeReadUnsubscribe(deps)
  const stop = makeUnsubscribe(deps)
  return {
    readUnsubscribe: bind(readRoute, async ({ query: { token } }) => ({ body: { space: (await read(token)).space } })),
    unsubscribe: bind(stopRoute, async ({ query: { token }, now }) => ({
      body: { space: (await stop({ token, now })).space, stopped: true as const },
    })),
  }
}
