import { tableOf, type Proof } from '../proof.ts'
import { paths } from '../faults/paths/all.ts'
import { aStage, type Spoken } from '../faults/stage.ts'
import type { ApiWorld } from '../../test/support/api-world.ts'
import { aboutNothing, ask, hasSubject, type Told } from './ask.ts'
import { links } from './links.ts'
import { limits } from './limits.ts'
import { open } from './open.ts'
import { somebodyOf, unconcerned } from './others.ts'
import { routeOf, strangersTo } from './strangers.ts'

type Tally = { asked: Map<string, number>; readonly routes: Set<string>; readonly wrong: Set<string>; compared: number }

const note = (tally: Tally, name: string): void => void tally.asked.set(name, (tally.asked.get(name) ?? 0) + 1)

const isSame = (one: Told, other: Told): boolean =>
  one.status === other.status && one.text === other.text && one.calls === other.calls

/** Whoever may not send a request is told so, and nothing else. */
const refuseStrangers = async (world: ApiWorld, spoken: Spoken, tally: Tally): Promise<void> => {
  const route = routeOf(spoken)
  for (const { name, from, answers } of await strangersTo(world, route, spoken)) {
    const { type, status } = await ask(world, from, spoken)
    note(tally, name)
    if (!answers.includes(type)) tally.wrong.add(`${route.operationId} answers ${name} ${status} ${type}`)
  }
}

/** Every organisation that is not concerned is told of what is not its own exactly what it is told of what does not exist, after the same calls. */
const hideFromOthers = async (world: ApiWorld, spoken: Spoken, tally: Tally): Promise<void> => {
  const route = routeOf(spoken)
  if (route.who !== 'representative' || !hasSubject(spoken) || route.operationId in open) return
  for (const organisation of unconcerned(world)) {
    const from = await somebodyOf(world, organisation)
    const [theirs, nothing] = [await ask(world, from, spoken), await ask(world, from, aboutNothing(spoken))]
    note(tally, 'an organisation that is not concerned')
    tally.compared += 1
    if (theirs.status !== 404)
      tally.wrong.add(`${route.operationId} answers a stranger ${theirs.status} ${theirs.type}`)
    else if (!isSame(theirs, nothing)) tally.wrong.add(`${route.operationId} tells a stranger that something is there`)
  }
}

/** Every request of every path, sent by everybody who may not send it, in the world as it stands just before it is rightly sent. */
const matrix = async (): Promise<Tally> => {
  const tally: Tally = { asked: new Map(), routes: new Set(), wrong: new Set(), compared: 0 }
  for (const path of paths) {
    const organisations = (path.options?.organisations ?? 40) + 2
    const stage = await aStage({ ...path.options, organisations }, [], false, async (world, spoken) => {
      tally.routes.add(routeOf(spoken).operationId)
      await refuseStrangers(world, spoken, tally)
      await hideFromOthers(world, spoken, tally)
    })
    await path.play(stage)
  }
  return tally
}

/** Who may do what: the matrix of requests and strangers, links, and limits. */
export const who: Proof = async ({ seed }) => {
  const tally = await matrix()
  const link = await links(seed)
  const sent = [...tally.asked.values()].reduce((sum, one) => sum + one, 0)
  return {
    lines: [
      `${sent} requests to ${tally.routes.size} routes by those who may not send them, each in a state in which somebody else may: refused as documented. ${tally.compared} times an organisation asked for what is not its own and for what does not exist: the same status, text and calls.`,
      '',
      `${link.guesses} guessed secrets of an invitation's link: told from nothing by nothing. Links are not spent by reading, answer once, and end. Beyond the limit the answer is 429 with Retry-After, for that person alone.`,
      '',
      'By these routes whoever is not concerned may act:',
      '',
      ...Object.entries(open).map(([operationId, why]) => `- ${operationId}: ${why}.`),
      '',
      ...tableOf(['who asks', 'requests'], [...tally.asked]),
    ],
    wrong: [...tally.wrong, ...link.wrong, ...(await limits())],
  }
}
