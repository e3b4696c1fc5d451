import { NotFound } from '../domain/errors.ts'
import type { Moment } from '../domain/time.ts'
import { endRepresentation, representationFrom, representationKey } from '../items/person-item.ts'
import type { Table } from '../stores/table.ts'

export type GiveUpRepresentationDeps = { readonly table: Pick<Table, 'get' | 'write'> }

/** Which organisation a person no longer represents. */
export type GiveUpRepresentationCommand = {
  readonly personId: string
  readonly organisation: string
  readonly now: Moment
}

/** Ends a person's representation of an organisation, at once. Throws NotFound where the person does not represent it. */
export const makeGiveUpRepresentation =
  ({ table }: GiveUpRepresentationDeps) =>
  async ({ personId, organisation, now }: GiveUpRepresentationCommand): Promise<void> => {
    const item = await table.get(representationKey(personId, organisation))
    if (!item) throw new NotFound('representation', organisation)
    await table.write(endRepresentation(representationFrom(item), personId, now))
  }
