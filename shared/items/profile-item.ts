import { isWritten, profileSchema, type Profile } from '../domain/profile.ts'
import type { Item, Key, Put } from '../stores/table.ts'
import { entity } from './entity.ts'

/** The key of an organisation's profile, beside the organisation itself. */
export const profileKey = (organisation: string): Key => ({ pk: `ORG#${organisation}`, sk: 'PROFILE' })

const profiles = entity('Profile', profileSchema, ({ organisation }) => profileKey(organisation))

/** The profile in an item; undefined where there is none. */
export const profileFrom = (item: Item | undefined): Profile | undefined =>
  item?.['entity'] === 'Profile' ? profiles.from(item) : undefined

/** Writes a profile in place of the one that was read; the item must still be of that version, or not there if it was never written. */
export const replaceProfile = (before: Profile, next: Profile): Put => ({
  put: profiles.item(next),
  when: isWritten(before) ? [{ attribute: 'version', is: before.version }] : [{ attribute: 'pk', exists: false }],
})
