import { endOfDate, after } from '../../../shared/domain/time.ts'
import { deny } from './applying.ts'
import { answerInvitation, isAsked } from './joining.ts'
import { ZONE } from './policy.ts'
import { shown, type State, type Wishes, type Who } from './state.ts'

/** The register says that an organisation is suspended, or active again; an import passes over what is part of another entry. */
export const setStatus = (
  state: State,
  who: Who,
  status: 'active' | 'suspended',
  how: 'officer' | 'import',
): string => {
  const entry = state.entries[who]
  if (!entry) return 'notFound'
  if (entry.into !== undefined) return how === 'import' ? 'duplicate' : 'notFound'
  const isSame = entry.status === status
  const isOlder = entry.asOf >= state.now
  // A row that says what stands there changes nothing, however old it is.
  if (how === 'import' && isOlder) return isSame ? 'unchanged' : 'older'
  if (isSame && how === 'officer') return status
  state.entries[who] = { ...entry, status, asOf: state.now, unheard: entry.unheard || !isSame }
  if (isSame) return 'unchanged'
  return how === 'import' ? 'changed' : status
}

const wish = (state: State, who: Who, change: (wishes: Wishes) => Omit<Wishes, 'version'>): void => {
  const entry = state.entries[who]
  if (!entry) return
  const before = entry.wishes ?? { muted: [], version: 0 }
  entry.wishes = { ...change(before), version: before.version + 1 }
}

/** What a sender's clusters have open with an organisation is declined. */
const declineAllOf = (state: State, who: Who, sender: Who): void => {
  for (const where of ['old', 'new'] as const) {
    const cluster = shown(state, where)
    if (cluster?.face.coordinator !== sender || !isAsked(state, cluster.standings[who])) continue
    answerInvitation(state, where, who, 'decline')
  }
}

/** An organisation wants no invitations of a sender, and says no to what that one has open. */
export const mute = (state: State, who: Who, sender: Who): string => {
  if (who === sender) return 'invalidRequest'
  const isMuted = state.entries[who]?.wishes?.muted.includes(sender) === true
  if (!isMuted && state.entries[sender]?.into !== undefined) return 'notFound'
  if (!isMuted) wish(state, who, (wishes) => ({ ...wishes, muted: [...wishes.muted, sender] }))
  const answer = state.application.answers[who]
  declineAllOf(state, who, sender)
  const isOpen = answer?.state === 'invited' && (answer.expiresAt ?? '') > state.now
  if (isOpen && state.application.face.applicant === sender) {
    const said = deny(state, who)
    return said === 'declined' ? 'done' : said
  }
  return 'done'
}

/** An organisation hears a sender again. */
export const unmute = (state: State, who: Who, sender: Who): string => {
  if (state.entries[who]?.wishes?.muted.includes(sender))
    wish(state, who, (wishes) => ({ ...wishes, muted: wishes.muted.filter((one) => one !== sender) }))
  return 'done'
}

/** An organisation takes no invitations until the end of a date. */
export const close = (state: State, who: Who, days: number): string => {
  const closedUntil = endOfDate(after(state.now, { days }).slice(0, 10), ZONE)
  if (state.entries[who]?.wishes?.closedUntil !== closedUntil)
    wish(state, who, (wishes) => ({ ...wishes, closedUntil }))
  return 'done'
}

/** An organisation takes invitations again. */
export const reopen = (state: State, who: Who): string => {
  if (state.entries[who]?.wishes?.closedUntil !== undefined) wish(state, who, ({ muted }) => ({ muted }))
  return 'done'
}
