import type { Hold, Holdable } from '../domain/hold.ts'
import { actorText, type Actor } from '../domain/person.ts'
import type { Moment } from '../domain/time.ts'
import { holdNotes } from '../i18n/hold-notes.ts'
import { dropHold, holdFrom, holdKeys, putHold } from '../items/hold-item.ts'
import type { Table } from '../stores/table.ts'
import { holdOn } from './support/held.ts'

/** What to hold back, why, and what people are told if not the usual words. */
export type HoldBack = {
  readonly what: Holdable
  readonly reason: string
  readonly notes?: Hold['notes'] | undefined
  readonly by: Actor
  readonly now: Moment
}

/** Everything that is held back at a moment. */
export const makeReadHolds =
  ({ table }: { readonly table: Pick<Table, 'getMany'> }) =>
  async (): Promise<readonly Hold[]> => {
    const holds = (await table.getMany(holdKeys)).map(holdFrom)
    return holds.toSorted((a, b) => (a.at < b.at ? -1 : 1))
  }

/** Holds something back; one that is held stays so since when it was, with the newest reason. */
export const makeHoldBack =
  ({ table }: { readonly table: Pick<Table, 'get' | 'write'> }) =>
  async ({ what, reason, notes = holdNotes[what], by, now }: HoldBack): Promise<Hold> => {
    const standing = await holdOn(table, what)
    const hold: Hold = { what, by: actorText(by), at: standing?.at ?? now, reason, notes }
    await table.write([putHold(hold)])
    return hold
  }

/** Lets something go on, and at once looks for what has waited; twice is harmless. */
export const makeRelease =
  ({ table, runWhatIsDue }: { readonly table: Pick<Table, 'write'>; readonly runWhatIsDue: () => Promise<void> }) =>
  async (what: Holdable): Promise<void> => {
    await table.write([dropHold(what)])
    await runWhatIsDue()
  }
