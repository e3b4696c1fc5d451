import type { Moment } from '../domain/time.ts'
import type { Delete, Key, Put } from '../stores/table.ts'

/** The key of the note that an organisation wants no mail that another one asks for. */
export const muteKey = (organisation: string, muted: string): Key => ({
  pk: `ORG#${organisation}`,
  sk: `MUTED#${muted}`,
})

/** Mutes an organisation for another. */
export const mute = (organisation: string, muted: string, at: Moment): Put => ({
  put: { ...muteKey(organisation, muted), entity: 'Mute', organisation, muted, at },
})

/** Ends that. */
export const unmute = (organisation: string, muted: string): Delete => ({ delete: muteKey(organisation, muted) })
