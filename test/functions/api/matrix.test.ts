import { beforeAll, describe, expect, it } from 'vitest'
import { routes } from '../../../functions/api/routes.ts'
import { invitationId } from '../../../shared/domain/invitation-id.ts'
import { chainIdOf } from '../../../shared/domain/chain/chain-id.ts'
import { firstRulePack } from '../../../shared/domain/rule-pack.ts'
import { taxonomy } from '../../../shared/domain/taxonomy.ts'
import { failuresOf } from '../../../shared/http/failures.ts'
import { problemStatuses } from '../../../shared/http/problem-types.ts'
import { makeCreateChain } from '../../../shared/use-cases/create-chain.ts'
import { EDGE_HEADER } from '../../../functions/api/edge.ts'
import { aMeasureContent } from '../../support/measures.ts'
import { aContent, idOf } from '../../support/builders.ts'
import { apiWorld, type ApiWorld, type Sender } from '../../support/api-world.ts'

type AnyRoute = (typeof routes)[number]

let world: ApiWorld
let coordinator: Required<Sender>
let stranger: Required<Sender>
let somebody: Sender
let officer: Sender
let operator: Sender
let applicationId: string

const { version: _, ...pack } = firstRulePack

/** A body that fits, for every route that wants one. */
const bodies: { readonly [operationId: string]: () => unknown } = {
  signUp: () => ({ email: 'new@example.invalid', language: 'ru', consentVersion: '1' }),
  startSignIn: () => ({ email: 'new@example.invalid' }),
  answerCode: () => ({ email: 'new@example.invalid', session: 's', code: '12345678' }),
  claimOrganisation: () => ({ organisation: world.register[30]!.key }),
  proveClaim: () => ({ code: '12345678' }),
  decideClaim: () => ({ verdict: 'refused', reason: 'no letter came' }),
  addColleague: () => ({ email: 'colleague@example.invalid' }),
  writeProfile: () => ({ offers: [{ code: 'micro.litho' }], needs: [], openToInvitations: true }),
  createApplication: () => aContent([]),
  changeApplication: () => ({ name: 'Another' }),
  changeOwnOrganisation: () => ({ contactEmail: 'hello@example.invalid' }),
  objectToAddressChange: () => ({ reason: 'not ours' }),
  proposeAddressChange: () => ({ email: 'office@example.invalid', reason: 'a letter' }),
  withdrawAddressChange: () => ({ reason: 'a mistake' }),
  giveConsent: () => ({ version: '1' }),
  askForErasure: () => ({ confirmation: 'x' }),
  appealRefusal: () => ({ statement: 'Look again' }),
  decideAppeal: () => ({ verdict: 'upheld', reason: 'It was right' }),
  chooseMode: () => ({ mode: 'onMyWord' }),
  addInvitees: () => ({ identifiers: [world.register[35]!.key] }),
  replaceInvitee: () => ({ remove: world.register[3]!.key, add: world.register[36]!.key }),
  declineInvitation: () => ({ reason: 'no' }),
  readLink: () => ({ invitation: 'x~ru-inn~1', secret: 's' }),
  answerLink: () => ({ invitation: 'x~ru-inn~1', secret: 's', answer: 'accept' }),
  reportMisdirected: () => ({ note: 'she left' }),
  closeToInvitations: () => ({ until: '2026-12-31' }),
  muteByLink: () => ({ invitation: 'x~ru-inn~1', secret: 's' }),
  closeByLink: () => ({ invitation: 'x~ru-inn~1', secret: 's', until: '2026-12-31' }),
  reportByLink: () => ({ invitation: 'x~ru-inn~1', secret: 's' }),
  requestToJoin: () => ({ message: 'we make substrates' }),
  declineClusterInvitation: () => ({ reason: 'no' }),
  refuseMember: () => ({ reason: 'no' }),
  removeMember: () => ({ reason: 'no' }),
  inviteIntoCluster: () => ({ identifiers: [world.register[35]!.key] }),
  offerCoordination: () => ({ to: world.register[3]!.key }),
  declineCoordination: () => ({ reason: 'no' }),
  changeAdmission: () => ({ admission: 'open' }),
  recordFinding: () => ({ rule: 'nameIsDistinct', verdict: 'accept', reason: 'fine' }),
  publishRulePack: () => pack,
  holdBack: () => ({ reason: 'a test' }),
  suspectDuplicate: () => ({ one: world.register[31]!.key, other: world.register[32]!.key, note: 'one name' }),
  reportDuplicate: () => ({ other: world.register[33]!.key, note: 'our branch' }),
  dismissDuplicate: () => ({ reason: 'two firms' }),
  mergeOrganisations: () => ({ losing: world.register[37]!.key, keeping: world.register[38]!.key, reason: 'one firm' }),
  correctOrganisation: () => ({ correction: { name: 'Put right' }, reason: 'misspelt' }),
  previewDecisions: () => ({ cases: ['claim~1'], verdict: 'accept' }),
  decideCases: () => ({ cases: [{ id: 'claim~1', seen: 'x' }], verdict: 'accept', reason: 'fine' }),
  assignCase: () => ({ to: 'me' }),
  closeCase: () => ({ reason: 'told them' }),
  cancelApplication: () => ({ reason: 'sent twice' }),
  changeOrganisationStatus: () => ({ status: 'suspended', reason: 'asked for it' }),
  changeOwnFacts: () => ({ facts: { employees: 12 } }),
  changeProjectFacts: () => ({ facts: { projectReadiness: 4 } }),
  publishMeasures: () => ({ measures: [{ ...aMeasureContent(), id: 'first' }] }),
  previewMeasure: () => ({ rule: aMeasureContent().rule }),
  changeMeasure: () => aMeasureContent(),
  retireMeasure: () => ({ reason: 'the programme ended' }),
  restartApplication: () => ({ attempt: 99 }),
  openImport: () => ({}),
  strikeOffCluster: () => ({ reason: 'Nobody is left' }),
  appointCoordinator: () => ({ organisation: world.register[1]!.key, reason: 'It asked' }),
  askCity: () => ({ subject: 'A plot', text: 'For a clean room' }),
  answerCityRequest: () => ({ answer: 'Yes' }),
  addProject: () => aProjectContent(),
  changeProject: () => aProjectContent(),
  closeProject: () => ({ reason: 'done' }),
  removeProject: () => ({ reason: 'a mistake' }),
  nameProjectLead: () => ({ organisation: world.register[2]!.key }),
  removeParticipant: () => ({ reason: 'no' }),
  createConsortiumChain: () => ({ template: 'nitride-power-transistor' }),
  createClusterChain: () => ({ title: 'By hand' }),
  changeChain: () => ({ commands: [{ do: 'rename', title: 'Renamed' }] }),
  restoreChain: () => ({ version: 1 }),
  takeOverStaffing: () => ({ run: idOf(8) }),
  inviteForStage: () => ({ organisation: world.register[35]!.key }),
  writePost: () => ({ text: 'Hello' }),
  replyToPost: () => ({ text: 'Hello' }),
  editPost: () => ({ text: 'Hello' }),
  hidePost: () => ({ reason: 'off the point' }),
  markRead: () => ({ upTo: 1 }),
  chooseNotices: () => ({ notices: 'daily' }),
  declareFile: () => ({ name: 'plan.pdf', type: 'application/pdf', bytes: 100 }),
  openConversation: () => ({ to: world.register[31]!.key, subject: 'A question', text: 'Do you grow crystals?' }),
  writeAboutProject: () => ({ text: 'May we join?' }),
  openOwnConversation: () => ({ cluster: applicationId, project: 'nitride', text: 'I have money' }),
  openCityConversation: () => ({ cluster: applicationId, project: 'nitride', text: 'Come and see us' }),
  writeOwnMessage: () => ({ text: 'Hello' }),
  writeCityMessage: () => ({ text: 'Hello' }),
  writeMessage: () => ({ text: 'Hello' }),
  putEntry: () => ({
    kind: 'offer',
    title: 'Crystals',
    text: 'We grow them',
    capabilities: [taxonomy[0]!.code],
    endsAt: '2026-09-20T00:00:00.000Z',
  }),
  moveClock: () => ({ minutes: 1 }),
}

const aProjectContent = () => ({
  title: 'A project',
  programmes: ['research'],
  stage: 'idea',
  sectors: ['electronics'],
})

const wantsBody = ({ body }: AnyRoute): boolean => !body.safeParse(undefined).success

const addressOf = (route: AnyRoute, application = applicationId): string => {
  const isInvitation = route.path.startsWith('/api/invitations/')
  const isChain = route.path.startsWith('/api/chains/')
  const asked = isInvitation ? invitationId(application, world.register[3]!.key) : application
  const id = isChain ? chainIdOf({ owner: application, id: idOf(7) }) : asked
  return route.path
    .replace('{id}', id)
    .replace('{key}', encodeURIComponent(world.register[3]!.key))
    .replace('{version}', '1')
    .replace('{stage}', 'epitaxy')
    .replace('{code}', 'ABCD-EFGH-JKMN')
    .replace('{number}', 'C-26-000-000')
    .replace('{name}', 'none')
    .replace('{what}', 'mail')
    .replace('{project}', 'nitride')
    .replace('{space}', `cluster:${application}`)
    .replace('{post}', '1')
    .replace('{file}', idOf(7))
    .replace('{organisation}', encodeURIComponent(world.register[32]!.key))
}

/** A query that fits, for the routes that want one. */
const queries: { readonly [operationId: string]: () => Record<string, string> } = {
  searchPosts: () => ({ words: 'hello' }),
  listBoard: () => ({ kind: 'offer' }),
  readUnsubscribe: () => ({ token: 'none' }),
  unsubscribe: () => ({ token: 'none' }),
  muteByOneClick: () => ({ token: 'none' }),
}

const ask = (route: AnyRoute, from: Sender, headers: Record<string, string> = {}, application = applicationId) =>
  world.send(from, route.method, addressOf(route, application), {
    ...(wantsBody(route) ? { body: bodies[route.operationId]?.() } : {}),
    ...(route.operationId === 'askWhatIf' ? { query: { leaving: world.register[3]!.key } } : {}),
    ...(queries[route.operationId] ? { query: queries[route.operationId]!() } : {}),
    headers: { ...(route.ifMatch === 'required' ? { 'if-match': '"1"' } : {}), ...headers },
  })

const typeOf = ({ json }: { json?: { type?: string } }) => json?.type?.replace('/problems/', '')

const mine = (route: AnyRoute): boolean =>
  /\/chains\/\{id\}|\{id\}\/projects|\/applications\/\{id\}|\/spaces\/\{space\}|\/invitations\/\{id\}|\/handovers\/\{id\}/.test(
    route.path,
  )

beforeAll(async () => {
  world = await apiWorld()
  coordinator = await world.aRepresentative(world.register[0]!)
  stranger = await world.aRepresentative(world.register[39]!)
  somebody = await world.aPerson()
  officer = await world.aPerson({ roles: ['officer'] })
  operator = await world.aPerson({ roles: ['operator'] })
  applicationId = await world.apply(world.register.slice(1, 12))
  await world.settle()
  await makeCreateChain(world)({
    id: idOf(7),
    owner: applicationId,
    organisation: coordinator.organisation,
    template: 'nitride-power-transistor',
    language: 'en',
    by: { as: 'representative', ...coordinator },
    now: world.now(),
  })
})

const all = routes.map((route) => [`${route.method} ${route.path}`, route] as const)
const forWhom = (...who: readonly AnyRoute['who'][]) => all.filter(([, route]) => who.includes(route.who))

describe('every route', () => {
  it('is bound, once', () => {
    expect(Object.keys(world.bindings).toSorted()).toEqual(routes.map(({ operationId }) => operationId).toSorted())
    expect(new Set(all.map(([name]) => name)).size).toBe(routes.length)
  })

  it('has a body in this test where it wants one', () => {
    const wanting = routes.filter(wantsBody).map(({ operationId }) => operationId)
    expect(wanting.filter((operationId) => !(operationId in bodies))).toEqual([])
  })

  it.each(all)('%s is closed to whoever goes round the edge', async (_name, route) => {
    expect(typeOf(await ask(route, operator, { [EDGE_HEADER]: 'guess' }))).toBe('wrong-entrance')
  })

  it.each(forWhom('person', 'representative', 'officer', 'operator'))(
    '%s wants to know who asks',
    async (_name, route) => {
      expect(typeOf(await ask(route, {}))).toBe('unauthenticated')
    },
  )

  it.each(forWhom('representative'))('%s wants an organisation, of one’s own', async (_name, route) => {
    expect(typeOf(await ask(route, somebody))).toBe('organisation-required')
    const organisation = coordinator.organisation
    expect(typeOf(await ask(route, { ...somebody, organisation }))).toBe('not-representative')
    expect(typeOf(await ask(route, { ...officer, organisation }))).toBe('not-representative')
  })

  it.each(forWhom('representative').filter(([, route]) => mine(route)))(
    '%s does not exist for a stranger',
    async (_name, route) => {
      expect(typeOf(await ask(route, stranger))).toBe('not-found')
    },
  )

  it.each(forWhom('representative').filter(([, route]) => mine(route)))(
    '%s asks the table for as much where there is nothing as where a stranger may not look',
    async (_name, route) => {
      const callsFor = async (application: string): Promise<readonly string[]> => {
        const calls: string[] = []
        world.around((call, proceed) => {
          calls.push(call.verb)
          return proceed()
        })
        await ask(route, stranger, {}, application)
        world.around()
        return calls
      }
      expect(await callsFor(idOf(999))).toEqual(await callsFor(applicationId))
    },
  )

  it.each(forWhom('officer'))('%s is for officers', async (_name, route) => {
    for (const from of [somebody, operator, coordinator]) expect(typeOf(await ask(route, from))).toBe('forbidden')
  })

  it.each(forWhom('operator'))('%s is for operators', async (_name, route) => {
    for (const from of [somebody, officer, coordinator]) expect(typeOf(await ask(route, from))).toBe('forbidden')
  })

  it.each(all)('%s answers whoever may ask with nothing that is not documented', async (_name, route) => {
    const allowed = { anyone: {}, person: somebody, representative: coordinator, officer, operator }[route.who]
    const reply = await ask(route, allowed)
    const type = typeOf(reply)
    if (reply.statusCode === route.success.status) return
    expect(reply.statusCode).not.toBe(500)
    expect(failuresOf(route)).toContain(type)
    expect(reply.statusCode).toBe(problemStatuses[type as keyof typeof problemStatuses])
  })

  it.each(
    all.filter(
      ([name]) =>
        name.startsWith('GET') &&
        !/\/api\/(me|me\/export(\/writings)?|colleagues|organisations\/own|.*address-change)$/.test(name),
    ),
  )('%s gives away no address, no token and nobody’s name', async (_name, route) => {
    const allowed = { anyone: {}, person: somebody, representative: coordinator, officer, operator }[route.who]
    const { body } = await ask(route, allowed)
    expect(body).not.toContain('example.invalid')
    expect(body).not.toMatch(/"(token|answeredBy|registeredEmail|contactEmail|attempt":\d+,"enteredAt)"/)
    for (const { personId } of [coordinator, stranger]) expect(body).not.toContain(personId)
  })
})
