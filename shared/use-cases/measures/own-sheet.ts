import { PreconditionFailed } from '../../domain/errors.ts'
import type { OwnContent, OwnSheet } from '../../domain/measures/sheet.ts'
import type { Moment } from '../../domain/time.ts'
import { ownSheetFrom, ownSheetKey, putOwnSheet } from '../../items/sheet-item.ts'
import type { Table, Write } from '../../stores/table.ts'
import { wasWritten } from '../../stores/was-written.ts'

/** Reads what an organisation says of itself; an empty sheet where it has said nothing. */
export const makeReadOwnSheet =
  ({ table }: { readonly table: Pick<Table, 'get'> }) =>
  async (organisation: string): Promise<OwnSheet> =>
    ownSheetFrom(await table.get(ownSheetKey(organisation)), organisation)

/** What is written down, against the version that the writer saw. */
type ChangeOwnSheet = {
  readonly organisation: string
  readonly version: number
  readonly content: OwnContent
  readonly now: Moment
  readonly extra?: readonly Write[]
}

/** Replaces what an organisation says of itself. Throws PreconditionFailed where a colleague changed it first. */
export const makeChangeOwnSheet =
  ({ table }: { readonly table: Pick<Table, 'write'> }) =>
  async ({ organisation, version, content, now, extra = [] }: ChangeOwnSheet): Promise<OwnSheet> => {
    const sheet: OwnSheet = { ...content, organisation, version: version + 1, changedAt: now }
    if (!(await wasWritten(table, [putOwnSheet(sheet), ...extra]))) throw new PreconditionFailed()
    return sheet
  }
