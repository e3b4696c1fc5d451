import { inPath, grownCluster } from './made.ts'
import type { Path } from '../stage.ts'

const options = { organisations: 12, pack: { minimumOrganisations: 3 } } as const

/** Organisations ask to join: one is admitted, one refused, one takes its wish back, silence admits one, and an open cluster one at once. */
export const joining: Path = {
  name: 'joining',
  options,
  play: async (stage) => {
    const { as, begin, say, register, pass } = stage
    const id = await grownCluster(stage, 0, 3)
    const coordinator = await as(register[0]!)
    const asking = await Promise.all(register.slice(4, 9).map(as))
    const ask = (nth: number) =>
      say(asking[nth]!, 'POST', `/api/clusters/${id}/requests`, { body: { message: 'We make substrates' } })
    const decide = (nth: number, word: string, body?: object) =>
      say(coordinator, 'POST', `/api/clusters/${id}/requests/${inPath(register[4 + nth]!)}/${word}`, { body })
    begin()
    for (const nth of [0, 1, 2, 3]) await ask(nth)
    await decide(0, 'admit')
    await decide(1, 'refuse', { reason: 'Not our field' })
    await say(asking[2]!, 'POST', `/api/memberships/${id}/withdraw`)
    await pass({ days: 40 })
    const { version } = await say(coordinator, 'GET', `/api/clusters/${id}`)
    const headers = { 'if-match': `"${version ?? 1}"` }
    await say(coordinator, 'PATCH', `/api/clusters/${id}`, { body: { admission: 'open' }, headers })
    await ask(4)
  },
}

/** A cluster invites: one accepts, one declines, one is asked again and then no more; a member leaves, another is removed. */
export const members: Path = {
  name: 'members',
  options,
  play: async (stage) => {
    const { as, begin, say, register, pass } = stage
    const id = await grownCluster(stage, 0, 6)
    const coordinator = await as(register[0]!)
    const [one, two, leaving] = await Promise.all([6, 7, 4].map((nth) => as(register[nth]!)))
    const identifiers = register.slice(6, 9).map(({ key }) => key)
    begin()
    await say(coordinator, 'POST', `/api/clusters/${id}/invitations`, { body: { identifiers } })
    await say(one!, 'POST', `/api/memberships/${id}/accept`)
    await say(two!, 'POST', `/api/memberships/${id}/decline`, { body: { reason: 'no' } })
    await pass({ hours: 73 })
    await say(coordinator, 'POST', `/api/clusters/${id}/invitations/${inPath(register[8]!)}/resend`)
    await say(coordinator, 'POST', `/api/clusters/${id}/invitations/${inPath(register[8]!)}/revoke`)
    await say(leaving!, 'POST', `/api/memberships/${id}/leave`)
    await say(coordinator, 'POST', `/api/clusters/${id}/members/${inPath(register[5]!)}/remove`, {
      body: { reason: 'no' },
    })
  },
}
