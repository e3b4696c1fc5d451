import type { Moment, Span } from '../../shared/domain/time.ts'
import { milliseconds } from '../../shared/domain/time.ts'
import type { ExecutionStatus } from '../../shared/domain/execution.ts'
import type { ExecutionRecord, Executions } from '../../shared/stores/executions.ts'
import { memoryFiles, type MemoryFiles } from '../../shared/stores/memory-files.ts'
import { memoryTable, type Change, type MemoryTable } from '../../shared/stores/memory-table.ts'
import type { Table } from '../../shared/stores/table.ts'
import type { Machine } from './asl-machine.ts'
import { inProcessStepFunctions, type StepFunctions } from './in-process-step-functions.ts'
import { interception, type Around } from './intercept.ts'
import { tickingClock } from './ticking-clock.ts'
import { makeWork, type Dead, type WorkOptions } from './work.ts'

/** A message in one of the queues. */
export type Message = { readonly queue: string; readonly body: unknown }

/** What Step Functions is to the product: executions are started, waits completed, executions looked at. */
export type Engine = {
  start(name: string, input: unknown): Promise<void>
  complete(token: string, output: unknown): Promise<void>
  status(name: string): Promise<ExecutionStatus | undefined>
}

/** What the product is given in this world; every call of these ports can be counted, delayed and made to fail. */
export type Ports = {
  readonly table: Table
  readonly engine: Engine
  readonly send: (message: Message) => Promise<void>
  /** Hands a raw mail over, as SES takes it; gives its id there. */
  readonly deliver: (raw: Uint8Array, to: string) => Promise<string>
  /** The files of spaces. */
  readonly files: MemoryFiles
  readonly now: () => Moment
  readonly newId: () => string
}

/** The parts of the product that nobody calls by hand: what AWS would call, and when. */
export type Parts = {
  /** The workflow's functions, by the names in its definition. */
  readonly tasks: { readonly [name: string]: (payload: unknown) => Promise<unknown> }
  /** The function on the table's stream. */
  readonly hear: (change: Change) => Promise<void>
  /** The second function on the table's stream, which only tests that ask for it have. */
  readonly project?: (change: Change) => Promise<void>
  /** The functions on the queues, by the queues' names. */
  readonly consume: { readonly [queue: string]: (body: unknown) => Promise<unknown> }
  /** The function on the one-minute rule. */
  readonly tick: () => Promise<unknown>
  /** The function on the five-minute rule. */
  readonly sweep: () => Promise<void>
  /** The function that hears of executions which ended. */
  readonly ended: (execution: ExecutionRecord) => Promise<void>
}

/** How a world begins, and how it chooses what happens next. */
export type WorldOptions = WorkOptions & {
  readonly startsAt?: Moment
  /** Whether a message that was consumed comes again, as queues may do. */
  readonly comesAgain?: () => boolean
  /** Hears every change at once, before anything else can happen. */
  readonly onChange?: (change: Change) => void
  /** Whether the stream forgets a change: then the sweep has to find it. */
  readonly isForgotten?: (change: Change) => boolean
  /** Stands around every run of a function, as the service that runs it does: knows its name, may end it or run it once more. */
  readonly invocation?: Invocation
  /** Whether what is made of the data besides is kept up. */
  readonly projects?: boolean
}

/** Runs a function of this name. */
export type Invocation = <Result>(name: string, run: () => Promise<Result>) => Promise<Result>

/** A mail as it was handed over for delivery. */
export type Delivered = { readonly to: string; readonly raw: string }

/** The product without AWS: one table, one clock, one thing at a time. */
export type World = Omit<Ports, 'now'> & {
  /** The table without anything around it, and all that it holds. */
  readonly store: MemoryTable
  readonly executions: Executions
  readonly delivered: readonly Delivered[]
  readonly sfn: StepFunctions
  readonly now: () => Moment
  /** Does one thing that is ready; false if everything waits. */
  readonly step: () => Promise<boolean>
  /** Does all that is ready, until everything waits. Throws if that does not come to an end. */
  readonly settle: () => Promise<void>
  /** Settles and lets time pass, stopping at every due moment on the way. */
  readonly pass: (span: Span) => Promise<void>
  /** Runs the sweep and settles. */
  readonly sweep: () => Promise<void>
  /** Puts something around every call of the ports, or nothing any more. */
  readonly around: (around?: Around) => void
  /** Puts a further port where calls can be counted, delayed and made to fail. */
  readonly port: <Port extends object>(name: string, real: Port) => Port
  readonly dead: readonly Dead[]
}

/** When a world begins, if nothing else is said. */
const START: Moment = '2026-09-01T08:00:00.000Z'

/** How long a queue hides a message that was taken and not finished. */
const VISIBILITY: Span = { minutes: 3 }

/** More than any test needs; a world that takes so many steps is spinning. */
const MOST_STEPS = 100_000

/** Ids like those of the product, but the same in every run. */
const countedIds = () => {
  let count = 0
  return () => `00000000-0000-7000-8000-${(count += 1).toString(16).padStart(12, '0')}`
}

const tableOf = (store: MemoryTable): Table => ({
  get: (key) => store.get(key),
  getMany: (keys) => store.getMany(keys),
  query: (query) => store.query(query),
  write: (writes) => store.write(writes),
})

const engineOf = (sfn: StepFunctions): Engine => ({
  start: async (name, input) => sfn.start(name, input),
  complete: async (token, output) => sfn.complete(token, output),
  status: async (name) => (await sfn.executions.read(name))?.status,
})

/** The due moments in the table; the world looks at the index as it lies there. */
const dueMoments = (store: MemoryTable): readonly Moment[] =>
  store
    .items()
    .flatMap(({ gsi3sk }) => (typeof gsi3sk === 'string' ? [gsi3sk.slice(0, START.length)] : []))
    .toSorted()

const nextDue = (store: MemoryTable, after: Moment): Moment | undefined =>
  dueMoments(store).find((moment) => moment > after)

const isOverdue = (store: MemoryTable, now: Moment): boolean => dueMoments(store).some((moment) => moment <= now)

/** A world in which workflows (`machineOf` an execution’s name) and the parts around them run; `partsOf` wires the product to the world's ports. */
export const makeWorld = (
  machineOf: (name: string) => Machine,
  partsOf: (ports: Ports) => Parts,
  options: WorldOptions = {},
): World => {
  const {
    startsAt = '2026-09-01T08:00:00.000Z',
    comesAgain = () => false,
    isForgotten = () => false,
    onChange = () => {},
    invocation = (_, run) => run(),
  } = options
  const clock = tickingClock(startsAt)
  const work = makeWork({ comesBack: () => clock.advance(VISIBILITY), ...options })
  const seen = interception()
  const heard = (change: Change) => {
    onChange(change)
    if (!isForgotten(change))
      work.put('stream', () => invocation('stream', () => parts.hear(change)), { ordered: true })
  }
  const store = memoryTable((changes) => changes.forEach(heard))
  const sfn = inProcessStepFunctions(
    machineOf,
    {
      now: clock.now,
      newToken: countedIds(),
      invoke: async (name, payload) => {
        const task = parts.tasks[name]
        if (!task) throw new Error(`there is no function ${name}`)
        return invocation(`task ${name}`, () => task(payload))
      },
    },
    (run) => work.put('ended', () => invocation('ended', () => parts.ended(run))),
  )
  const consume = async ({ queue, body }: Message): Promise<void> => {
    const consumer = parts.consume[queue]
    if (!consumer) throw new Error(`nobody reads the queue ${queue}`)
    const consumed = () => invocation(`queue ${queue}`, () => consumer(body))
    await consumed()
    if (comesAgain()) work.put(queue, consumed)
  }
  const delivered: Delivered[] = []
  const ports: Ports = {
    table: seen.port<Table>('table', tableOf(store)),
    engine: seen.port('engine', engineOf(sfn)),
    ...seen.port('queues', {
      send: async (message: Message) => work.put(message.queue, () => consume(message)),
    }),
    ...seen.port('mail', {
      deliver: async (raw: Uint8Array, to: string) =>
        `message-${delivered.push({ to, raw: new TextDecoder().decode(raw) })}`,
    }),
    files: seen.port<MemoryFiles>('files', memoryFiles()),
    now: clock.now,
    newId: countedIds(),
  }
  const parts = partsOf(ports)

  const step = () => work.next(sfn.ready().map((name) => () => sfn.step(name)))
  const settle = async (): Promise<void> => {
    for (let steps = 0; await step(); steps += 1) {
      if (steps > MOST_STEPS) throw new Error('this world does not come to rest')
    }
  }
  /** What is due may have to wait for something else that is due: then the next minutes bring it again. */
  const tickAndSettle = async (): Promise<void> => {
    for (let minute = 0; minute < 5; minute += 1) {
      await invocation('tick', parts.tick)
      await settle()
      if (!isOverdue(store, clock.now())) return
      clock.advance({ minutes: 1 })
    }
  }
  return {
    ...ports,
    store,
    sfn,
    executions: sfn.executions,
    delivered,
    step,
    settle,
    pass: async (span) => {
      await settle()
      const end = new Date(Date.parse(clock.now()) + milliseconds(span)).toISOString()
      for (let due = nextDue(store, clock.now()); due !== undefined && due <= end; due = nextDue(store, clock.now())) {
        clock.advanceTo(due)
        await tickAndSettle()
      }
      clock.advanceTo(end)
      await tickAndSettle()
    },
    sweep: async () => {
      await invocation('sweep', parts.sweep)
      await settle()
    },
    around: seen.set,
    port: seen.port,
    dead: work.dead,
  }
}
