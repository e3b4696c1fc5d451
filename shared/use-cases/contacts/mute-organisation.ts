import type { Moment } from '../../domain/time.ts'
import { mute, unmute } from '../../items/mute-item.ts'
import type { Table } from '../../stores/table.ts'

/** Which organisation is muted for which, or is not any more. */
export type MuteCommand = {
  readonly organisation: string
  readonly other: string
  readonly muted: boolean
  readonly now: Moment
}

/** Mutes another organisation, which does not hear of it, or ends that; done twice it is done once. */
export const makeMuteOrganisation =
  ({ table }: { readonly table: Pick<Table, 'write'> }) =>
  async ({ organisation, other, muted, now }: MuteCommand): Promise<void> =>
    table.write([muted ? mute(organisation, other, now) : unmute(organisation, other)])
