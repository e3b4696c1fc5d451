import { routes } from '../../functions/api/routes.ts'
import type { Route } from '../../shared/http/route.ts'
import { endRepresentation, putRepresentation } from '../../shared/items/person-item.ts'
import type { ApiWorld, Sender } from '../../test/support/api-world.ts'
import type { Spoken } from '../faults/stage.ts'

/** Who asks in somebody’s stead, and which problems that may be answered with. */
export type Stranger = { readonly name: string; readonly from: Sender; readonly answers: readonly string[] }

const NOBODY_KNOWN = '00000000-0000-4000-8000-00000000dead'
const START = '2026-01-01T00:00:00.000Z'

const patternOf = ({ path }: Pick<Route, 'path'>): RegExp => new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}$`)

/** The route that a request goes to: of those that fit, the one with the fewest parameters. */
export const routeOf = ({ method, path }: Pick<Spoken, 'method' | 'path'>): Route => {
  const fitting = routes.filter((route) => route.method === method && patternOf(route).test(path))
  const [route] = fitting.toSorted((a, b) => a.path.split('{').length - b.path.split('{').length)
  if (!route) throw new Error(`no route serves ${method} ${path}`)
  return route
}

/** Somebody who acted for this organisation until it was taken away. */
const revoked = async ({ aPerson, store }: ApiWorld, organisation: string): Promise<Sender> => {
  const { personId = '' } = await aPerson()
  const representation = { personId, organisation, since: START, provenBy: 'code' } as const
  await store.write([putRepresentation(representation)])
  await store.write([...endRepresentation(representation, personId, START)])
  return { personId, organisation }
}

/** Everybody who may not send this request, with what each is answered; a token that is forged or expired does not get through the gateway. */
export const strangersTo = async (world: ApiWorld, route: Route, { from }: Spoken): Promise<readonly Stranger[]> => {
  if (route.who === 'anyone') return []
  const organisation = from.organisation === undefined ? {} : { organisation: from.organisation }
  const unknown = [
    { name: 'nobody', from: organisation, answers: ['unauthenticated'] },
    {
      name: 'a person whom nobody knows',
      from: { personId: NOBODY_KNOWN, ...organisation },
      answers: ['unauthenticated'],
    },
    { name: 'a token that names no person', from: { personId: 'root', ...organisation }, answers: ['unauthenticated'] },
  ]
  const others = [
    { name: 'a person', from: { ...(await world.aPerson()), ...organisation } },
    { name: 'an operator', from: { ...(await world.aPerson({ roles: ['operator'] })), ...organisation } },
    { name: 'an officer', from: { ...(await world.aPerson({ roles: ['officer'] })), ...organisation } },
  ]
  const word = route.who === 'representative' ? 'not-representative' : 'forbidden'
  const refused = others
    .filter(({ name }) => route.who !== 'person' && !name.endsWith(route.who))
    .map((other) => ({ ...other, answers: [word] }))
  if (route.who !== 'representative' || from.organisation === undefined) return [...unknown, ...refused]
  const ended = await revoked(world, from.organisation)
  const none = { personId: from.personId ?? '' }
  return [
    ...unknown,
    ...refused,
    { name: 'a representative until it was revoked', from: ended, answers: ['not-representative'] },
    { name: 'a person without an organisation', from: none, answers: ['organisation-required'] },
  ]
}
