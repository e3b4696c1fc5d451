import { invitationId } from '../../../shared/domain/invitation-id.ts'
import { gathering, inPath } from './made.ts'
import type { Path } from '../stage.ts'

const options = { organisations: 12, pack: { minimumOrganisations: 6 } } as const

/** What an invited organisation does signed in, and what the coordinator does about its questions. */
export const invitations: Path = {
  name: 'invitations',
  options,
  play: async (stage) => {
    const { as, begin, say, register, pass } = stage
    const id = await gathering(stage, 0, 6)
    const [coordinator, one, two, three] = await Promise.all(register.slice(0, 4).map(as))
    const at = (nth: number) => `/api/invitations/${invitationId(id, register[nth]!.key)}`
    begin()
    await say(one!, 'POST', `${at(1)}/accept`)
    await say(one!, 'POST', `${at(1)}/decline`, { body: { reason: 'The board said no' } })
    await say(two!, 'POST', `${at(2)}/misdirected`, { body: { note: 'She left' } })
    await say(three!, 'PUT', `/api/invitation-wishes/muted/${inPath(register[8]!)}`)
    await say(three!, 'DELETE', `/api/invitation-wishes/muted/${inPath(register[8]!)}`)
    await say(three!, 'PUT', '/api/invitation-wishes/closed', { body: { until: '2026-12-31' } })
    await say(three!, 'DELETE', '/api/invitation-wishes/closed')
    await pass({ hours: 73 })
    await say(coordinator!, 'POST', `/api/applications/${id}/invitations/resend`)
    await pass({ hours: 73 })
    await say(coordinator!, 'POST', `${at(4)}/resend`)
    await say(coordinator!, 'POST', `${at(4)}/revoke`)
  },
}

/** What the link in an invitation's mail can do. */
export const links: Path = {
  name: 'links',
  options,
  play: async (stage) => {
    const { begin, say, register, linkTo } = stage
    const id = await gathering(stage, 0, 6)
    const link = (nth: number, more: object = {}) => ({ body: { ...linkTo(id, register[nth]!), ...more } })
    begin()
    await say({}, 'POST', '/api/link/read', link(1))
    await say({}, 'POST', '/api/link/answer', link(1, { answer: 'accept' }))
    await say({}, 'POST', '/api/link/answer', link(2, { answer: 'decline', reason: 'no' }))
    await say({}, 'POST', '/api/link/misdirected', link(3))
    await say({}, 'POST', '/api/link/mute', link(4))
    await say({}, 'POST', '/api/link/close', link(5, { until: '2026-12-31' }))
  },
}
