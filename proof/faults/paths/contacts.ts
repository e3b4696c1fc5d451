import { taxonomy } from '../../../shared/domain/taxonomy.ts'
import { inPath } from './made.ts'
import type { Path } from '../stage.ts'

/** Organisations write to each other, mute each other, offer, and show interest. */
export const contacts: Path = {
  name: 'contacts',
  options: { organisations: 5 },
  play: async (stage) => {
    const { as, begin, say, register, pass } = stage
    const [one, other] = await Promise.all(register.slice(0, 2).map(as))
    const opening = { to: register[1]!.key, subject: 'A question', text: 'Do you grow crystals?' }
    const offer = { kind: 'offer', title: 'Crystals', text: 'We grow them', endsAt: '2026-09-20T00:00:00.000Z' }
    begin()
    const { id } = await say(one!, 'POST', '/api/conversations', { body: opening })
    await say(other!, 'POST', `/api/conversations/${id}/messages`, { body: { text: 'We do' } })
    await say(other!, 'PUT', `/api/invitation-wishes/muted/${inPath(register[2]!)}`)
    await say(other!, 'DELETE', `/api/invitation-wishes/muted/${inPath(register[2]!)}`)
    const entry = await say(one!, 'POST', '/api/board', { body: { ...offer, capabilities: [taxonomy[0]!.code] } })
    await say(other!, 'PUT', `/api/board/${entry.id}/interest`)
    await say(other!, 'DELETE', `/api/board/${entry.id}/interest`)
    await say(one!, 'POST', `/api/board/${entry.id}/close`)
    await say(one!, 'POST', '/api/board', { body: { ...offer, capabilities: [taxonomy[0]!.code] } })
    await pass({ days: 21 })
    await say(one!, 'PUT', '/api/profile', {
      body: { offers: [{ code: 'micro.litho' }], needs: [], openToInvitations: true },
      headers: { 'if-match': '"1"' },
    })
  },
}
