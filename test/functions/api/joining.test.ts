import { describe, expect, it } from 'vitest'
import { mute } from '../../../shared/domain/invitation-wishes.ts'
import { putWishes } from '../../../shared/items/wishes-item.ts'
import { readMail } from '../../support/read-mail.ts'
import { clusterWorld, type ClusterWorld } from '../../support/cluster-world.ts'

const problem = ({ json }: { json?: { type?: string } }) => json?.type?.replace('/problems/', '')
const ask = (world: ClusterWorld, nth: number, message = 'we make substrates') =>
  world.say(world.register[nth]!, 'POST', `/api/clusters/${world.id}/requests`, { message })
const keyOf = (world: ClusterWorld, nth: number) => encodeURIComponent(world.register[nth]!.key)
const invite = (world: ClusterWorld, ...identifiers: string[]) =>
  world.say(world.coordinator, 'POST', `/api/clusters/${world.id}/invitations`, { identifiers })

describe('asking to join a registered cluster', () => {
  it('is admitted at once where the cluster is open, and both sides hear', async () => {
    const world = await clusterWorld({ admission: 'open' })
    const reply = await ask(world, 5)
    expect(reply).toMatchObject({ statusCode: 202, json: { state: 'requested', consentNeeded: false } })
    await world.settle()
    expect(await world.record(world.register[5]!)).toMatchObject({ state: 'member', role: 'member', generation: 2 })
    expect(world.mailTo(world.register[5]!)).toEqual(['joinAdmitted sent'])
    expect(world.mailTo(world.coordinator)).toContain('clusterMemberJoined sent')
  })

  it('waits for the coordinator where consent is needed, who admits', async () => {
    const world = await clusterWorld()
    await ask(world, 5)
    await world.settle()
    expect(world.mailTo(world.coordinator)).toContain('joinRequested sent')
    const listed = await world.say(world.coordinator, 'GET', `/api/clusters/${world.id}/requests`)
    expect(listed.json).toMatchObject({
      waiting: [{ organisation: { key: world.register[5]!.key }, message: 'we make substrates', state: 'requested' }],
    })
    const path = `/api/clusters/${world.id}/requests/${keyOf(world, 5)}/admit`
    expect(await world.say(world.register[1]!, 'POST', path)).toMatchObject({ statusCode: 404 })
    expect(await world.say(world.coordinator, 'POST', path)).toMatchObject({
      statusCode: 200,
      json: { state: 'member' },
    })
    await world.settle()
    expect(world.mailTo(world.register[5]!)).toEqual(['joinAdmitted sent'])
    expect(world.sfn.runs().every(({ status }) => status === 'SUCCEEDED')).toBe(true)
    expect(await world.say(world.coordinator, 'POST', path)).toMatchObject({ statusCode: 200 })
    expect(problem(await ask(world, 5))).toBe('already-member')
  })

  it('is refused with a reason that the asker hears, and may be asked again', async () => {
    const world = await clusterWorld()
    await ask(world, 5)
    await world.settle()
    const path = `/api/clusters/${world.id}/requests/${keyOf(world, 5)}/refuse`
    expect(problem(await world.say(world.coordinator, 'POST', path, { reason: '' }))).toBe('invalid-request')
    await world.say(world.coordinator, 'POST', path, { reason: 'not our field' })
    await world.settle()
    expect(world.mailTo(world.register[5]!)).toEqual(['joinRefused sent'])
    expect(readMail(new TextEncoder().encode(world.delivered.at(-1)!.raw)).text).toContain('not our field')
    const standing = await world.say(world.register[5]!, 'GET', `/api/memberships/${world.id}`)
    expect(standing.json).toMatchObject({ state: 'refused', reason: 'not our field' })
    expect((await ask(world, 5)).json).toMatchObject({ state: 'requested' })
  })

  it('is admitted by silence at the deadline, not before, after the coordinator was warned', async () => {
    const world = await clusterWorld()
    await ask(world, 5)
    await world.pass({ days: 10 })
    expect(world.mailTo(world.coordinator).filter((mail) => mail.startsWith('joinWarning'))).toEqual([])
    await world.pass({ days: 3 })
    expect(world.mailTo(world.coordinator).filter((mail) => mail.startsWith('joinWarning'))).toEqual([
      'joinWarning sent',
    ])
    expect(await world.record(world.register[5]!)).toMatchObject({ state: 'requested' })
    await world.pass({ days: 2 })
    expect(await world.record(world.register[5]!)).toMatchObject({ state: 'member' })
    expect(world.visited(world.sfn.runs().at(-1)!.name)).toContain('Admitted')
  })

  it('is refused on the day if the asker is no longer active, with that reason', async () => {
    const world = await clusterWorld()
    await ask(world, 5)
    await world.settle()
    await world.setStatus(world.register[5]!, 'suspended')
    await world.pass({ days: 20 })
    expect(await world.record(world.register[5]!)).toMatchObject({ state: 'refused', reason: 'notActive' })
  })

  it('is refused at once to a suspended organisation, with what stands against it', async () => {
    const world = await clusterWorld({ admission: 'open' })
    await world.setStatus(world.register[5]!, 'suspended')
    expect(problem(await ask(world, 5))).toBe('organisation-not-active')
    expect(await world.record(world.register[5]!)).toBeUndefined()
  })

  it('has one execution when asked twice, at the same moment too', async () => {
    const world = await clusterWorld()
    await Promise.all([ask(world, 5), ask(world, 5)])
    await world.settle()
    await ask(world, 5)
    await world.settle()
    expect(await world.record(world.register[5]!)).toMatchObject({ state: 'requested', generation: 1, attempt: 1 })
    expect(world.sfn.runs().filter(({ name }) => name.includes('_'))).toHaveLength(1)
  })

  it('can be taken back until it is decided', async () => {
    const world = await clusterWorld()
    await ask(world, 5)
    await world.settle()
    const path = `/api/memberships/${world.id}/withdraw`
    expect(await world.say(world.register[5]!, 'POST', path)).toMatchObject({ json: { state: 'withdrawn' } })
    await world.settle()
    expect(world.mailTo(world.coordinator)).toContain('joinWithdrawn sent')
    expect(world.sfn.runs().every(({ status }) => status === 'SUCCEEDED')).toBe(true)
    const admit = `/api/clusters/${world.id}/requests/${keyOf(world, 5)}/admit`
    expect(problem(await world.say(world.coordinator, 'POST', admit))).toBe('not-requested')
  })

  it('asks for consent of one that was removed, in an open cluster too', async () => {
    const world = await clusterWorld({ admission: 'open' })
    await ask(world, 5)
    await world.settle()
    const path = `/api/clusters/${world.id}/members/${keyOf(world, 5)}/remove`
    expect(await world.say(world.coordinator, 'POST', path, { reason: 'never came' })).toMatchObject({
      statusCode: 200,
    })
    await world.settle()
    expect(world.mailTo(world.register[5]!)).toContain('memberRemoved sent')
    expect((await ask(world, 5)).json).toMatchObject({ state: 'requested', consentNeeded: true })
    await world.settle()
    expect(await world.record(world.register[5]!)).toMatchObject({ state: 'requested' })
    expect(world.mailTo(world.coordinator)).toContain('joinRequested sent')
  })

  it('begins again by the sweep where the stream forgot the request or the execution is gone', async () => {
    let forgets = true
    const world = await clusterWorld(
      {},
      { isForgotten: ({ newImage }) => forgets && newImage?.['state'] === 'requested' },
    )
    await ask(world, 5)
    await world.settle()
    expect(world.sfn.runs().filter(({ name }) => name.includes('_'))).toEqual([])
    forgets = false
    await world.pass({ minutes: 6 })
    await world.sweep()
    expect(await world.record(world.register[5]!)).toMatchObject({ attempt: 2 })
    const { name } = world.sfn.runs().at(-1)!
    expect(world.mailTo(world.coordinator)).toContain('joinRequested sent')
    world.sfn.stop(name)
    await world.pass({ minutes: 11 })
    await world.sweep()
    expect(await world.record(world.register[5]!)).toMatchObject({ attempt: 3, state: 'requested' })
    await world.pass({ days: 20 })
    expect(await world.record(world.register[5]!)).toMatchObject({ state: 'member' })
    expect(world.mailTo(world.coordinator).filter((mail) => mail.startsWith('joinRequested'))).toHaveLength(1)
  })
})

describe('inviting into a registered cluster', () => {
  it('answers each identifier, mails each who is asked, and sends nothing twice', async () => {
    const world = await clusterWorld()
    await world.setStatus(world.register[6]!, 'suspended')
    const keys = [5, 1, 6].map((nth) => world.register[nth]!.key)
    const { json } = await invite(world, ...keys, keys[0]!, 'nonsense')
    const verdicts = (json as unknown as { invitees: { verdict: string }[] }).invitees.map(({ verdict }) => verdict)
    expect(verdicts).toEqual(['asked', 'already', 'suspended', 'twice', 'broken'])
    expect(await invite(world, keys[0]!)).toMatchObject({ json: { invitees: [{ verdict: 'already' }] } })
    await world.settle()
    expect(world.mailTo(world.register[5]!)).toEqual(['clusterInvitation sent'])
  })

  it('is accepted by the link of the mail, once; the link then shows how it stands', async () => {
    const world = await clusterWorld()
    await invite(world, world.register[5]!.key)
    await world.settle()
    const link = world.clusterLinkTo(world.id, world.register[5]!)
    const read = () => world.send({}, 'POST', '/api/link/read', { body: link })
    expect(await read()).toMatchObject({ statusCode: 200, json: { state: 'open' } })
    const answered = await world.send({}, 'POST', '/api/link/answer', { body: { ...link, answer: 'accept' } })
    expect(answered).toMatchObject({ statusCode: 200, json: { state: 'confirmed' } })
    expect(await world.record(world.register[5]!)).toMatchObject({ state: 'member' })
    const again = { ...link, answer: 'decline', reason: 'no' }
    expect(problem(await world.send({}, 'POST', '/api/link/answer', { body: again }))).toBe('already-answered')
  })

  it('is void by its link once revoked, and expires by itself after one reminder', async () => {
    const world = await clusterWorld()
    await invite(world, world.register[5]!.key, world.register[6]!.key)
    await world.settle()
    const revoke = `/api/clusters/${world.id}/invitations/${keyOf(world, 5)}/revoke`
    expect(await world.say(world.coordinator, 'POST', revoke)).toMatchObject({ json: { state: 'revoked' } })
    const link = world.clusterLinkTo(world.id, world.register[5]!)
    expect(problem(await world.send({}, 'POST', '/api/link/read', { body: link }))).toBe('not-found')
    expect(problem(await world.say(world.register[5]!, 'POST', `/api/memberships/${world.id}/accept`))).toBe(
      'invitation-revoked',
    )
    await world.pass({ days: 32 })
    expect(world.mailTo(world.register[6]!)).toEqual([
      'clusterInvitation sent',
      'clusterReminder sent',
      'clusterInvitationExpired sent',
    ])
    expect(await world.record(world.register[6]!)).toMatchObject({ state: 'expired' })
    expect(problem(await world.say(world.register[6]!, 'POST', `/api/memberships/${world.id}/accept`))).toBe(
      'invitation-expired',
    )
    expect(await invite(world, world.register[6]!.key)).toMatchObject({ json: { invitees: [{ verdict: 'asked' }] } })
  })

  it('does not go to an organisation that takes none of this sender, unless that has asked to join', async () => {
    const world = await clusterWorld()
    const { key } = world.register[5]!
    await world.store.write(putWishes(undefined, mute(undefined, key, world.coordinator.key, world.now())!))
    expect(await invite(world, key)).toMatchObject({ json: { invitees: [{ verdict: 'notAccepting' }] } })
    await world.settle()
    expect(world.mailTo(world.register[5]!)).toEqual([])
    await ask(world, 5)
    expect(await invite(world, key)).toMatchObject({ json: { invitees: [{ verdict: 'admitted' }] } })
  })

  it('is sent again only after a while, with the same link', async () => {
    const world = await clusterWorld()
    await invite(world, world.register[5]!.key)
    await world.settle()
    const path = `/api/clusters/${world.id}/invitations/${keyOf(world, 5)}/resend`
    expect(problem(await world.say(world.coordinator, 'POST', path))).toBe('resend-too-soon')
    await world.pass({ hours: 73 })
    expect(await world.say(world.coordinator, 'POST', path)).toMatchObject({ statusCode: 202 })
    await world.settle()
    expect(world.mailTo(world.register[5]!)).toEqual(['clusterInvitation sent', 'clusterInvitation sent'])
  })

  it.each(['request first', 'invitation first', 'at the same moment'] as const)(
    'meets a request as an acceptance: %s',
    async (order) => {
      const world = await clusterWorld()
      const steps = [() => ask(world, 5), () => invite(world, world.register[5]!.key)]
      if (order === 'at the same moment') await Promise.all(steps.map((step) => step()))
      else for (const step of order === 'request first' ? steps : steps.toReversed()) await step()
      await world.settle()
      expect(await world.record(world.register[5]!)).toMatchObject({ state: 'member' })
      expect(
        world.members(world.id).filter(({ organisation }) => organisation === world.register[5]!.key),
      ).toHaveLength(1)
      expect(world.sfn.runs().every(({ status }) => status === 'SUCCEEDED')).toBe(true)
    },
  )

  it('makes a request an acceptance where the application still asks', async () => {
    const world = await clusterWorld({}, {})
    const other = await world.apply(world.register.slice(20, 25), {
      applicant: world.register[19]!,
      content: { name: 'Another', mode: 'whenRulesHold' },
    })
    await world.settle()
    for (const nth of [20, 21]) await world.accept(other, world.register[nth]!)
    await world.settle()
    expect(await world.cluster(other)).toMatchObject({ status: 'registered' })
    const reply = await world.say(world.register[22]!, 'POST', `/api/clusters/${other}/requests`, { message: '' })
    expect(reply).toMatchObject({ statusCode: 202, json: { state: 'member' } })
    expect(
      (await world.answers(other)).find(({ organisation }) => organisation === world.register[22]!.key),
    ).toMatchObject({
      state: 'confirmed',
    })
  })
})
