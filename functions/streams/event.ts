import chain from '@middy/core'
import type * as z from 'zod'
import type { Moment } from '../../shared/domain/time.ts'
import type { Observe } from './observe.ts'

/** A function that hears of single events or is called by a rule: its name, what it is given, the stage's clock, who hears of it, what it does. */
export type Listener<Event> = {
  readonly name: string
  readonly schema: z.ZodType<Event>
  readonly clock: () => Promise<Moment>
  readonly observe: Observe
  readonly run: (event: Event, now: Moment) => Promise<object>
}

/** The one chain for single events: parse, ask for the time once, run, tell what became of it, and give it to whoever invoked. What fails is told and thrown, and comes again. */
export const eventHandler = <Event>({ name, schema, clock, observe, run }: Listener<Event>) =>
  chain<unknown, object>().handler(async (event) => {
    const startedAt = Date.now()
    const told = () => ({ event: name, milliseconds: Date.now() - startedAt })
    try {
      const became = await run(schema.parse(event), await clock())
      observe({ ...told(), ...became })
      return became
    } catch (error) {
      observe({ ...told(), error })
      throw error
    }
  })
