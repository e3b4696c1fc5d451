import * as z from 'zod'
import { emptyProfile, type Profile } from '../../domain/profile.ts'
import type { ImportedProfile } from '../../domain/profile-cells.ts'
import type { Moment } from '../../domain/time.ts'
import { profileFrom, replaceProfile } from '../../items/profile-item.ts'
import type { Item, Put } from '../../stores/table.ts'

const stampSchema = z.object({ importId: z.string(), line: z.int() })

/** Which row of which import it is. */
type Row = z.infer<typeof stampSchema>

/** What becomes of the profile in a row: `written`, also when this very row wrote it before a kill; or it is left as it is. */
export type ProfilePlan = { readonly written: boolean; readonly writes: readonly Put[] }

const LEFT: ProfilePlan = { written: false, writes: [] }

const isStamped = (item: Item | undefined, { importId, line }: Row): boolean => {
  const stamp = stampSchema.safeParse(item?.['_import']).data
  return stamp?.importId === importId && stamp.line === line
}

const said = ({ offers, needs, place, description }: ImportedProfile): string =>
  JSON.stringify([offers, needs, place ?? '', description ?? ''])

/**
 * Decides what becomes of a profile that a row brings: it takes the place of what an earlier, older import brought, and never of what a
 * representative wrote. Whether the organisation is open to invitations stays as it was.
 */
export const planProfile = (
  organisation: string,
  imported: ImportedProfile | undefined,
  {
    item,
    row,
    asOf,
    now,
  }: { readonly item: Item | undefined; readonly row: Row; readonly asOf: Moment; readonly now: Moment },
): ProfilePlan => {
  if (!imported) return LEFT
  if (isStamped(item, row)) return { written: true, writes: [] }
  const before = profileFrom(item) ?? emptyProfile(organisation, now)
  const isNewer = before.asOf === undefined || asOf > before.asOf
  if (before.source === 'representative' || !isNewer || said(before) === said(imported)) return LEFT
  const next: Profile = {
    ...imported,
    organisation,
    openToInvitations: before.openToInvitations,
    source: 'import',
    asOf,
    changedAt: now,
    version: before.version + 1,
  }
  const { put, when } = replaceProfile(before, next)
  return { written: true, writes: [{ put: { ...put, _import: row }, when }] }
}
