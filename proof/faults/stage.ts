import type { Organisation } from '../../shared/domain/organisation.ts'
import { milliseconds, type Span } from '../../shared/domain/time.ts'
import { apiWorld, type ApiWorld, type Sender } from '../../test/support/api-world.ts'
import { Injected, type Fault } from './fault.ts'
import { inject } from './inject.ts'
import { invocations } from './invocations.ts'

type Options = NonNullable<Parameters<typeof apiWorld>[0]>
type Reply = Pick<Awaited<ReturnType<ApiWorld['send']>>, 'statusCode' | 'json' | 'body'>

/** What a request carries besides its address, and which answers are right at its first try (2xx if not said). */
export type Said = {
  readonly body?: unknown
  readonly query?: Record<string, string>
  readonly headers?: Record<string, string>
  readonly may?: readonly number[]
}

/** A request as somebody sends it. */
export type Spoken = { readonly from: Sender; readonly method: string; readonly path: string; readonly sent: Said }

/** Sees every request before it is sent, in the world as it is then. */
export type Witness = (world: ApiWorld, spoken: Spoken) => Promise<void>

/** How often a client tries again, waiting a little longer than any lease. */
const TRIES = 6
const BREATH: Span = { minutes: 5 }

const isInjected = (error: unknown): boolean =>
  error instanceof Injected ||
  (error instanceof AggregateError && error.errors.some(isInjected)) ||
  (error instanceof Error && error.cause !== undefined && isInjected(error.cause))

/** A gateway's answer for a function that ended without one. */
const NONE: Reply = { statusCode: 503, json: undefined, body: '' }

const isRetried = ({ statusCode, json }: Reply): boolean =>
  statusCode >= 500 || json?.type === '/problems/request-in-progress'

/** Does something, again where a fault ended it. */
const through = async (act: () => Promise<unknown>): Promise<void> => {
  for (let tries = 0; tries < TRIES; tries += 1) {
    try {
      await act()
      return
    } catch (error) {
      if (!isInjected(error)) throw error
    }
  }
}

/** The whole product with its API, in which these faults strike; whoever is told of one tries again, as people and services do. */
export const aStage = async (options: Options, faults: readonly Fault[], observed: boolean, witness?: Witness) => {
  const { invocation, current } = invocations()
  const { around, ...told } = inject(faults, current, observed)
  const world = await apiWorld({ ...options, invocation, projects: true })
  const senders = new Map<string, Promise<Sender>>()
  let said = 0

  const begin = () => world.around(around)
  const settle = () => through(world.settle)
  /** A minute's rule that failed runs again a minute later. */
  const pass = async (span: Span): Promise<void> => {
    const end = Date.parse(world.now()) + milliseconds(span)
    let isFirst = true
    await through(async () => {
      if (!isFirst) await world.pass({ minutes: 1 })
      isFirst = false
      await world.pass({ minutes: Math.max(0, Math.ceil((end - Date.parse(world.now())) / 60_000)) })
    })
  }

  /** A person sends a request under a key of its own, until it is answered. Throws if the answer is not what the path says. */
  const say = async (
    from: Sender,
    method: string,
    path: string,
    { may, headers, ...sent }: Said = {},
  ): Promise<Reply['json']> => {
    const key = `said-${(said += 1)}`
    if (witness) {
      world.around()
      await witness(world, { from, method, path, sent: { ...sent, ...(headers ? { headers } : {}) } })
      begin()
    }
    const send = (): Promise<Reply> =>
      world
        .send(from, method, path, { ...sent, headers: { 'idempotency-key': key, ...headers } })
        .catch((error: unknown) => {
          if (!isInjected(error)) throw error
          return NONE
        })
    let reply = await send()
    for (let tries = 1; isRetried(reply) && tries < TRIES; tries += 1) {
      await pass(BREATH)
      reply = await send()
    }
    const isRight = may ? may.includes(reply.statusCode) : reply.statusCode < 300
    if (!isRight && (told.struck.length === 0 || reply.statusCode >= 500))
      throw new Error(`${method} ${path} was answered ${reply.statusCode} ${reply.body}`)
    // Whoever had to ask again was later; so everybody takes time, and what falls due on the way is the same.
    await pass(BREATH)
    return reply.json
  }

  return {
    ...world,
    ...told,
    begin,
    settle,
    pass,
    say,
    sweep: () => through(world.sweep),
    through,
    /** Whoever acts for an organisation of the register. */
    as: (organisation: Organisation): Promise<Sender> => {
      const sender = senders.get(organisation.key) ?? world.aRepresentative(organisation)
      senders.set(organisation.key, sender)
      return sender
    },
    /** The quarter of an hour in which everything that was missed is found and mended. */
    comeBack: async (): Promise<void> => {
      await told.obeyLate()
      for (let minutes = 0; minutes < 15; minutes += 5) {
        await pass({ minutes: 5 })
        await through(world.sweep)
      }
      world.around()
    },
  }
}

/** The product in which a path is played. */
export type Stage = Awaited<ReturnType<typeof aStage>>

/** A way through the product: what stands before it begins, and what people then do. */
export type Path = {
  readonly name: string
  readonly options?: Options
  readonly play: (stage: Stage) => Promise<void>
}
