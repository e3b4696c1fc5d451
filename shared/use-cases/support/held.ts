import { Held } from '../../domain/errors.ts'
import type { Hold, Holdable } from '../../domain/hold.ts'
import { holdFrom, holdKey } from '../../items/hold-item.ts'
import type { Table } from '../../stores/table.ts'

/** The hold on something; undefined while it goes on. */
export const holdOn = async (table: Pick<Table, 'get'>, what: Holdable): Promise<Hold | undefined> => {
  const item = await table.get(holdKey(what))
  return item && holdFrom(item)
}

/** Throws Held while operators hold something back. */
export const assertNotHeld = async (table: Pick<Table, 'get'>, what: Holdable): Promise<void> => {
  const hold = await holdOn(table, what)
  if (hold) throw new Held(hold.notes)
}
