import { PreconditionFailed } from '../domain/errors.ts'
import type { Profile, ProfileContent } from '../domain/profile.ts'
import type { Moment } from '../domain/time.ts'
import { assertRepresents } from '../items/person-item.ts'
import { replaceProfile } from '../items/profile-item.ts'
import type { Table } from '../stores/table.ts'
import { wasWritten } from '../stores/was-written.ts'
import { makeReadProfile } from './read-profile.ts'

/** What a representative (a person's id) writes of an organisation, against the version that was seen. */
export type WriteProfile = {
  readonly organisation: string
  readonly version: number
  readonly content: ProfileContent
  readonly by: string
  readonly now: Moment
}

/**
 * Replaces an organisation's profile by what its representative says; from then on an import leaves it alone. Throws
 * PreconditionFailed where it is no longer the version that was seen, or the writer has been removed meanwhile.
 */
export const makeWriteProfile = ({ table }: { readonly table: Pick<Table, 'getMany' | 'write'> }) => {
  const read = makeReadProfile({ table })
  return async ({ organisation, version, content, by, now }: WriteProfile): Promise<Profile> => {
    const before = await read(organisation)
    if (before.version !== version) throw new PreconditionFailed()
    const next: Profile = {
      ...content,
      organisation,
      source: 'representative',
      changedBy: by,
      changedAt: now,
      version: version + 1,
    }
    if (!(await wasWritten(table, [replaceProfile(before, next), assertRepresents(by, organisation)])))
      throw new PreconditionFailed()
    return next
  }
}
