import {
  addressOfficerBindings,
  addressReadBindings,
  addressWriteBindings,
} from '../../functions/api/addresses.bindings.ts'
import { applicationReadBindings, applicationWriteBindings } from '../../functions/api/applications.bindings.ts'
import { caseBindings } from '../../functions/api/cases.bindings.ts'
import { chainReadBindings, chainWriteBindings } from '../../functions/api/chains.bindings.ts'
import { claimOfficerBindings, claimReadBindings, claimWriteBindings } from '../../functions/api/claims.bindings.ts'
import { colleagueReadBindings, colleagueWriteBindings } from '../../functions/api/colleagues.bindings.ts'
import { clusterBindings } from '../../functions/api/clusters.bindings.ts'
import { extractPublicBindings, extractWriteBindings } from '../../functions/api/extracts.bindings.ts'
import {
  figureOfficerBindings,
  figureOperatorBindings,
  figurePublicBindings,
} from '../../functions/api/figures.bindings.ts'
import { cityOfficerBindings, cityReadBindings, cityWriteBindings } from '../../functions/api/city.bindings.ts'
import { factReadBindings, factWriteBindings } from '../../functions/api/facts.bindings.ts'
import { concernOfficerBindings, concernReadBindings } from '../../functions/api/concern.bindings.ts'
import { handoverReadBindings, handoverWriteBindings } from '../../functions/api/handovers.bindings.ts'
import { holdBindings } from '../../functions/api/holds.bindings.ts'
import { importBindings } from '../../functions/api/imports.bindings.ts'
import { invitationReadBindings, invitationWriteBindings } from '../../functions/api/invitations.bindings.ts'
import { joiningReadBindings, joiningWriteBindings } from '../../functions/api/joining.bindings.ts'
import { memberReadBindings, memberWriteBindings } from '../../functions/api/members.bindings.ts'
import { linkBindings } from '../../functions/api/link.bindings.ts'
import { measureOfficerBindings } from '../../functions/api/measures-officer.bindings.ts'
import { measureBindings } from '../../functions/api/measures.bindings.ts'
import { officerBindings } from '../../functions/api/officer.bindings.ts'
import { mergeOfficerBindings, mergeWriteBindings } from '../../functions/api/merges.bindings.ts'
import { operatorBindings } from '../../functions/api/operator.bindings.ts'
import { projectReadBindings, projectWriteBindings } from '../../functions/api/projects.bindings.ts'
import { seekingPublicBindings, seekingReadBindings } from '../../functions/api/seeking.bindings.ts'
import {
  approachOfficerBindings,
  approachReadBindings,
  approachWriteBindings,
} from '../../functions/api/approaches.bindings.ts'
import { profileReadBindings, profileWriteBindings } from '../../functions/api/profiles.bindings.ts'
import { privacyReadBindings, privacyWriteBindings } from '../../functions/api/privacy.bindings.ts'
import { publicBindings } from '../../functions/api/public.bindings.ts'
import { refusalOfficerBindings, refusalWriteBindings } from '../../functions/api/refusals.bindings.ts'
import { registerBindings } from '../../functions/api/register.bindings.ts'
import { routes } from '../../functions/api/routes.ts'
import { searchBindings } from '../../functions/api/search.bindings.ts'
import { boardReadBindings, boardWriteBindings } from '../../functions/api/board.bindings.ts'
import { conversationReadBindings, conversationWriteBindings } from '../../functions/api/conversations.bindings.ts'
import { spaceFileReadBindings, spaceFileWriteBindings } from '../../functions/api/space-files.bindings.ts'
import {
  staffingReadBindings,
  staffingSearchBindings,
  staffingWriteBindings,
} from '../../functions/api/staffing.bindings.ts'
import { spaceReadBindings } from '../../functions/api/spaces.read.bindings.ts'
import { spaceWriteBindings } from '../../functions/api/spaces.write.bindings.ts'
import { unsubscribeBindings } from '../../functions/api/unsubscribe.bindings.ts'
import { sessionBindings } from '../../functions/api/session.bindings.ts'
import { wishesReadBindings, wishesWriteBindings } from '../../functions/api/wishes.bindings.ts'
import { linkSecret } from '../../shared/crypto/links.ts'
import { clusterInvitationId, invitationId } from '../../shared/domain/invitation-id.ts'
import type { Organisation } from '../../shared/domain/organisation.ts'
import type { Person } from '../../shared/domain/person.ts'
import type { Bound } from '../../shared/http/bind.ts'
import { failuresOf } from '../../shared/http/failures.ts'
import type { Route } from '../../shared/http/route.ts'
import { createPerson, putRepresentation } from '../../shared/items/person-item.ts'
import type { ImportWorkflow } from '../../shared/stores/import-workflow.ts'
import { memoryFiles } from '../../shared/stores/memory-files.ts'
import { makeAnswerClusterInvitation } from '../../shared/use-cases/joining/answer-cluster-invitation.ts'
import { makeAnswerInvitation } from '../../shared/use-cases/answer-invitation.ts'
import { makeSendCode } from '../../shared/use-cases/send-code.ts'
import { makeVerifyCode } from '../../shared/use-cases/verify-code.ts'
import type { UserPool } from '../../shared/stores/user-pool.ts'
import { makeNewCaseNumber } from '../../shared/use-cases/new-case-number.ts'
import { LINK_KEY } from './approval-parts.ts'
import { approvalWorld, type ApprovalWorldOptions } from './approval-world.ts'
import { START, representativeOf } from './builders.ts'
import { searchOfThisMoment } from './current-search.ts'
import { httpCalls } from './http-call.ts'
import { memoryUserPool } from './memory-user-pool.ts'
import type { Invocation } from './world.ts'

const keys = { current: { id: 'k1', key: LINK_KEY } }

/** Imports are started elsewhere; here they only have routes. */
const noWorkflow: ImportWorkflow = {
  start: async () => undefined,
  completeWait: async () => 'gone',
  isRunning: async () => false,
}

/** Who sends a request: a person, for an organisation where that is needed. */
export type Sender = { readonly personId?: string; readonly organisation?: string }

/** What is sent besides the address. */
export type Sent = {
  readonly body?: unknown
  readonly query?: Record<string, string>
  readonly headers?: Record<string, string>
}

const letRun: Invocation = (_, run) => run()

const patternOf = ({ path }: Pick<Route, 'path'>): RegExp =>
  new RegExp(`^${path.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`)

/** As the gateway chooses: of the routes that fit, the one with the fewest parameters. */
const routeFor = (method: string, path: string): { key: string; params: Record<string, string> } => {
  const fitting = routes
    .filter((route) => route.method === method)
    .flatMap((route) => {
      const found = patternOf(route).exec(path)
      return found ? [{ key: `${method} ${route.path}`, params: { ...found.groups } }] : []
    })
    .toSorted((a, b) => Object.keys(a.params).length - Object.keys(b.params).length)
  return fitting[0] ?? { key: `${method} ${path}`, params: {} }
}

const assertDocumented = (key: string, json: { readonly type?: unknown } | undefined): void => {
  const route = routes.find(({ method, path }) => key === `${method} ${path}`)
  if (!route || typeof json?.type !== 'string' || !json.type.startsWith('/problems/')) return
  const documented: readonly string[] = failuresOf(route)
  if (!documented.includes(json.type.slice('/problems/'.length)))
    throw new Error(`${key} does not document ${json.type}`)
}

/** A world with the product in it, and its API before it; every route is served. */
export const apiWorld = async (options: ApprovalWorldOptions & { readonly movable?: boolean } = {}) => {
  const world = await approvalWorld(options)
  const { table, newId, now } = world
  const runs: string[] = []
  const deps = { table, newId, now, systemNow: now }
  const users = memoryUserPool(
    {
      sendCode: makeSendCode({ table, mailsPerHour: 5 }),
      verifyCode: makeVerifyCode({ table, keys: async () => keys }),
    },
    now,
  )
  let casesMade = 0
  const newCaseNumber = makeNewCaseNumber({ table, below: () => (casesMade += 1) })
  const current = searchOfThisMoment(table, now)
  const executions = world.port('executions', world.executions)
  const bindings: { readonly [operationId: string]: Bound } = {
    ...publicBindings(deps, () => ({ openapi: '3.1.0' })),
    ...linkBindings({
      table,
      newId,
      keys: async () => keys,
      answer: makeAnswerInvitation(deps),
      answerCluster: makeAnswerClusterInvitation(deps),
    }),
    ...sessionBindings({
      ...deps,
      users: world.port<UserPool>('users', users),
      signUpsPerHour: { source: 10, everybody: 100 },
      baseUrl: 'https://consort.example',
    }),
    ...registerBindings(deps),
    ...profileReadBindings(deps),
    ...searchBindings({ current }),
    ...staffingSearchBindings({ table, current }),
    ...staffingReadBindings(deps),
    ...staffingWriteBindings(deps),
    ...profileWriteBindings(deps),
    ...claimReadBindings(deps),
    ...claimWriteBindings({ ...deps, keys: async () => keys }),
    ...claimOfficerBindings(deps),
    ...colleagueReadBindings(deps),
    ...colleagueWriteBindings(deps),
    ...refusalWriteBindings(deps),
    ...privacyReadBindings(deps),
    ...privacyWriteBindings(deps),
    ...addressReadBindings(deps),
    ...addressWriteBindings(deps),
    ...addressOfficerBindings(deps),
    ...refusalOfficerBindings({ ...deps, newCaseNumber }),
    ...applicationReadBindings(deps),
    ...applicationWriteBindings({
      ...deps,
      newCaseNumber,
    }),
    ...invitationReadBindings(deps),
    ...invitationWriteBindings(deps),
    ...clusterBindings(deps),
    ...factReadBindings(deps),
    ...factWriteBindings(deps),
    ...measureBindings(deps),
    ...measureOfficerBindings(deps),
    ...projectReadBindings(deps),
    ...seekingReadBindings(deps),
    ...seekingPublicBindings(deps),
    ...projectWriteBindings(deps),
    ...chainReadBindings(deps),
    ...chainWriteBindings(deps),
    ...spaceReadBindings(deps),
    ...spaceWriteBindings(deps),
    ...spaceFileReadBindings({ ...deps, files: world.files }),
    ...spaceFileWriteBindings({ ...deps, files: world.files }),
    ...unsubscribeBindings({ table, keys: async () => keys }),
    ...conversationReadBindings(deps),
    ...approachReadBindings(deps),
    ...approachWriteBindings(deps),
    ...approachOfficerBindings(deps),
    ...conversationWriteBindings(deps),
    ...boardReadBindings(deps),
    ...boardWriteBindings(deps),
    ...wishesReadBindings(deps),
    ...wishesWriteBindings(deps),
    ...joiningReadBindings(deps),
    ...joiningWriteBindings(deps),
    ...memberReadBindings(deps),
    ...memberWriteBindings(deps),
    ...handoverReadBindings(deps),
    ...handoverWriteBindings(deps),
    ...extractPublicBindings(deps),
    ...cityWriteBindings(deps),
    ...cityReadBindings(deps),
    ...concernReadBindings(deps),
    ...concernOfficerBindings(deps),
    ...cityOfficerBindings(deps),
    ...figurePublicBindings(deps),
    ...figureOfficerBindings(deps),
    ...figureOperatorBindings(deps),
    ...extractWriteBindings({ ...deps, baseUrl: 'https://consort.example' }),
    ...officerBindings(deps),
    ...caseBindings(deps),
    ...mergeOfficerBindings(deps),
    ...mergeWriteBindings(deps),
    ...importBindings({ ...deps, files: memoryFiles(), workflow: noWorkflow }),
    ...holdBindings({ table, runWhatIsDue: async () => void runs.push('due') }),
    ...operatorBindings({
      ...deps,
      movable: options.movable ?? true,
      executions: { 'cluster-approval': executions, 'chain-staffing': executions },
      stopExecution: async (name) => {
        if (await world.executions.read(name)) world.sfn.stop(name)
      },
      runWhatIsDue: async () => void runs.push('due'),
    }),
  }
  const call = httpCalls(bindings, deps)
  const invoked: typeof call = (key, request) => (options.invocation ?? letRun)(key, () => call(key, request))

  const aPerson = async (differing: Partial<Person> = {}): Promise<Sender> => {
    const id = differing.id ?? newId()
    const email = `${id}@example.invalid`
    const person: Person = { id, email, language: 'en', roles: [], consentVersion: '1', createdAt: START, ...differing }
    await table.write(createPerson(person))
    return { personId: id }
  }

  return {
    ...world,
    bindings,
    runs,
    users,
    keys,
    call,
    aPerson,
    /** A person who may act for an organisation, and does so in what it sends. */
    aRepresentative: async ({ key }: Organisation): Promise<Required<Sender>> => {
      const { personId } = representativeOf(key)
      await aPerson({ id: personId })
      await table.write([putRepresentation({ personId, organisation: key, since: START, provenBy: 'code' })])
      return { personId, organisation: key }
    },
    /** Sends a request to an address, and gives the reply with its body read. Throws where that is a problem which the route does not document. */
    send: async (from: Sender, method: string, path: string, { body, query, headers }: Sent = {}) => {
      const { key, params } = routeFor(method, path)
      const reply = await invoked(key, {
        params,
        ...(query ? { query } : {}),
        ...(body === undefined ? {} : { body }),
        ...(from.personId === undefined ? {} : { personId: from.personId }),
        headers: { ...(from.organisation ? { 'consort-organisation': from.organisation } : {}), ...headers },
      })
      assertDocumented(key, reply.json)
      return reply
    },
    /** The link that the mail of an invitation into a cluster carries. */
    clusterLinkTo: (clusterId: string, { key }: Organisation, generation = 1) => {
      const invitation = clusterInvitationId(clusterId, key)
      return { invitation, secret: linkSecret(keys.current.key, invitation, generation) }
    },
    /** The link that an invitation's mail carries, as its page posts it. */
    linkTo: (applicationId: string, { key }: Organisation, generation = 1) => {
      const invitation = invitationId(applicationId, key)
      return { invitation, secret: linkSecret(keys.current.key, invitation, generation) }
    },
  }
}

/** A world with an API. */
export type ApiWorld = Awaited<ReturnType<typeof apiWorld>>
