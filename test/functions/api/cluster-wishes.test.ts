import { describe, expect, it } from 'vitest'
import { CASE_QUEUE, officerCaseFrom } from '../../../shared/items/officer-case-item.ts'
import { muteToken } from '../../../shared/crypto/mute-token.ts'
import { clusterInvitationId, invitationId } from '../../../shared/domain/invitation-id.ts'
import { readMail } from '../../support/read-mail.ts'
import { clusterWorld, type ClusterWorld } from '../../support/cluster-world.ts'

const problem = ({ json }: { json?: { type?: string } }) => json?.type?.replace('/problems/', '')
const invite = (world: ClusterWorld, ...nths: number[]) =>
  world.say(world.coordinator, 'POST', `/api/clusters/${world.id}/invitations`, {
    identifiers: nths.map((nth) => world.register[nth]!.key),
  })
const verdictOf = async (world: ClusterWorld, nth: number) => {
  const { json } = await invite(world, nth)
  return json.invitees[0]!.verdict
}
const anInvited = async () => {
  const world = await clusterWorld()
  await invite(world, 5)
  await world.settle()
  return { world, link: world.clusterLinkTo(world.id, world.register[5]!) }
}

describe('whoever holds the link of an invitation into a registered cluster', () => {
  it('mutes its sender: the invitation is declined, and none arrives any more', async () => {
    const { world, link } = await anInvited()
    const muted = await world.send({}, 'POST', '/api/link/mute', { body: link })
    expect(muted).toMatchObject({ statusCode: 200, json: { senderMuted: true } })
    expect(await world.record(world.register[5]!)).toMatchObject({ state: 'declined' })
    expect(await verdictOf(world, 5)).toBe('notAccepting')
    await world.settle()
    expect(world.mailTo(world.register[5]!)).toEqual(['clusterInvitation sent', 'invitationsStopped sent'])
  })

  it('closes the organisation until a date, and says that it is not the right person', async () => {
    const { world, link } = await anInvited()
    const until = '2026-12-31'
    const closed = await world.send({}, 'POST', '/api/link/close', { body: { ...link, until } })
    expect(closed).toMatchObject({ statusCode: 200, json: { closedUntil: expect.stringContaining('2026-12-31') } })
    const body = { ...link, note: 'she left' }
    expect((await world.send({}, 'POST', '/api/link/misdirected', { body })).statusCode).toBe(204)
    const { items } = await world.store.query({ index: 'gsi2', pk: CASE_QUEUE })
    expect(items.map(officerCaseFrom)).toMatchObject([{ kind: 'misdirected', note: 'she left' }])
    expect(await world.record(world.register[5]!)).toMatchObject({ state: 'invited' })
    await world.pass({ days: 10 })
    expect(world.mailTo(world.register[5]!)).not.toContain('clusterReminder sent')
  })

  it('is sent where the mail’s footer leads, and a mail client mutes by one click', async () => {
    const { world } = await anInvited()
    const { headers, text } = readMail(new TextEncoder().encode(world.delivered.at(-1)!.raw))
    expect(text.match(/https:\/\/consort\.example\/i#c~/g)!.length).toBeGreaterThanOrEqual(3)
    const address = new URL(/<(https:[^>]+)>/.exec(headers.get('list-unsubscribe')!)![1]!)
    const query = Object.fromEntries(address.searchParams)
    const click = () => world.send({}, 'POST', address.pathname, { query, body: 'List-Unsubscribe=One-Click' })
    expect(await click()).toMatchObject({ statusCode: 200, json: { senderMuted: true } })
    expect(await click()).toMatchObject({ statusCode: 200 })
    expect(await world.record(world.register[5]!)).toMatchObject({ state: 'declined' })
    expect(await verdictOf(world, 5)).toBe('notAccepting')
  })

  it('can do nothing by a token that is made up, or of an invitation that was taken back', async () => {
    const { world } = await anInvited()
    const click = (token: string) => world.send({}, 'POST', '/api/link/mute/one-click', { query: { token } })
    expect(problem(await click('made.up'))).toBe('not-found')
    const key = encodeURIComponent(world.register[5]!.key)
    await world.say(world.coordinator, 'POST', `/api/clusters/${world.id}/invitations/${key}/revoke`)
    const invitation = clusterInvitationId(world.id, world.register[5]!.key)
    expect(problem(await click(muteToken(world.keys.current.key, { invitation, generation: 1 })))).toBe('not-found')
    expect(await verdictOf(world, 5)).toBe('asked')
  })

  it('mutes the sender of an invitation to a consortium by one click as well', async () => {
    const world = await clusterWorld()
    const content = { name: 'Another', mode: 'onMyWord' as const }
    const other = await world.apply([world.register[15]!], { applicant: world.register[10]!, content })
    await world.settle()
    const invitation = invitationId(other, world.register[15]!.key)
    const token = muteToken(world.keys.current.key, { invitation, generation: 1 })
    expect(await world.send({}, 'POST', '/api/link/mute/one-click', { query: { token } })).toMatchObject({
      statusCode: 200,
      json: { senderMuted: true },
    })
    const answer = (await world.answers(other)).find(({ organisation }) => organisation === world.register[15]!.key)
    expect(answer).toMatchObject({ state: 'declined' })
  })
})

describe('an organisation that mutes a sender, signed in', () => {
  it('declines what a cluster of that sender has open with it, without a reason', async () => {
    const { world } = await anInvited()
    const key = encodeURIComponent(world.coordinator.key)
    const muted = await world.say(world.register[5]!, 'PUT', `/api/invitation-wishes/muted/${key}`)
    expect(muted.statusCode).toBe(200)
    const record = await world.record(world.register[5]!)
    expect(record).toMatchObject({ state: 'declined' })
    expect(record).not.toHaveProperty('reason')
  })
})
