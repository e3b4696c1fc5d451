import { beforeAll, expect, it } from 'vitest'
import { until } from '../../local/client.ts'
import { acceptAll, gathering, linksOf, moveClock, publish, refusal, untilStatus } from './support/consortium.ts'
import { aCluster, askToJoin, membersOf, untilStanding, type StageCluster } from './support/cluster.ts'
import { describeStage, openWorld, type Applicant, type World } from './support/world.ts'

/** The address for notifications that the generated register gives an organisation. */
const contactOf = (key: string): string => `contact-${key.split(':')[1]}@example.invalid`

const isMember = ({ state }: any) => state === 'member'
const isAsked = ({ state, decideBy }: any) => state === 'requested' && decideBy !== undefined

/** What the coordinator of a cluster asks of it. */
const coordinates = (cluster: StageCluster) => (method: string, path: string, body?: unknown) =>
  cluster.coordinator.ask(method, `/api/clusters/${cluster.id}${path}`, body)
const saysOf = (key: string, what: string) => `/${what}/${encodeURIComponent(key)}`

describeStage('joining, leaving and changing hands', () => {
  let world: World
  let open: StageCluster
  let consent: StageCluster
  let joiners: readonly Applicant[]

  const textsTo = async (key: string): Promise<readonly string[]> =>
    (await world.reach.mailTo(contactOf(key))).map(({ text }) => text)
  const mailTo = (key: string, words: RegExp) =>
    until(`mail like ${words} to ${key}`, 60, async () => (await textsTo(key)).find((text) => words.test(text)))

  beforeAll(async () => {
    world = await openWorld('mechanicalEngineering')
    await publish(world, ({ times }) => ({
      minimumOrganisations: 3,
      times: { ...times, joinConsent: { days: 14 }, joinWarning: { days: 3 }, handover: { days: 14 } },
    }))
    open = await aCluster(world, { admission: 'open' })
    consent = await aCluster(world, { admission: 'consent' })
    joiners = [await world.applicant(), await world.applicant(), await world.applicant(), await world.applicant()]
  })

  it('an open cluster admits at once, by its workflow, and both sides hear', async () => {
    const [asker] = joiners as [Applicant]
    await askToJoin(asker, open.id)
    await untilStanding(asker, open.id, 'a member', isMember)
    await mailTo(asker.key, /has become a member|участник/i)
    expect(await membersOf(open)).toContain(asker.key)
  })

  it('a consent cluster refuses with a reason that the asker reads', async () => {
    const [asker] = joiners as [Applicant]
    await askToJoin(asker, consent.id)
    await untilStanding(asker, consent.id, 'asked about', isAsked)
    await coordinates(consent)('POST', `${saysOf(asker.key, 'requests')}/refuse`, { reason: 'Not our field' })
    const standing = await untilStanding(asker, consent.id, 'refused', ({ state }) => state === 'refused')
    expect(standing).toMatchObject({ reason: 'Not our field' })
  })

  it('who asks twice at the same moment, and meets an invitation, is one member once', async () => {
    const [, twice, crossing] = joiners as [Applicant, Applicant, Applicant]
    await Promise.all([askToJoin(twice, consent.id), askToJoin(twice, consent.id)])
    await untilStanding(twice, consent.id, 'asked about', isAsked)
    await coordinates(consent)('POST', `${saysOf(twice.key, 'requests')}/admit`)
    const invite = coordinates(consent)('POST', '/invitations', { identifiers: [crossing.key] })
    await Promise.all([askToJoin(crossing, consent.id), invite])
    await untilStanding(crossing, consent.id, 'a member', isMember)
    const members = await membersOf(consent)
    for (const { key } of [twice, crossing]) expect(members.filter((member) => member === key)).toEqual([key])
  })

  it('a suspended organisation is refused at once', async () => {
    const [, , , asker] = joiners as [Applicant, Applicant, Applicant, Applicant]
    const status = (to: string) =>
      world.officer('PUT', `/api/officer/organisations/${asker.key}/status`, { status: to, reason: 'a test' })
    await status('suspended')
    expect(await refusal(askToJoin(asker, open.id))).toMatchObject({
      status: 409,
      problem: { type: '/problems/organisation-not-active' },
    })
    await status('active')
  })

  it('who was removed is not let back in by an open door', async () => {
    const [asker] = joiners as [Applicant]
    await coordinates(open)('POST', `${saysOf(asker.key, 'members')}/remove`, { reason: 'Never came' })
    await askToJoin(asker, open.id)
    await untilStanding(asker, open.id, 'asked about', isAsked)
    expect(await membersOf(open)).not.toContain(asker.key)
  })

  it('silence admits at the deadline, after a warning', async () => {
    const [, , , silent] = joiners as [Applicant, Applicant, Applicant, Applicant]
    await askToJoin(silent, consent.id)
    const { decideBy } = await untilStanding(silent, consent.id, 'asked about', isAsked)
    const before = await textsTo(consent.coordinator.key)
    const now = await moveClock(world, { days: 12 })
    await until('the warning', 60, async () =>
      (await textsTo(consent.coordinator.key)).length > before.length ? true : undefined,
    )
    expect(await silent.ask('GET', `/api/memberships/${consent.id}`)).toMatchObject({ state: 'requested' })
    await moveClock(world, { minutes: Math.ceil((Date.parse(decideBy) - Date.parse(now)) / 60_000) + 1 })
    await untilStanding(silent, consent.id, 'a member', isMember)
  })

  it('a member sees what would follow, leaves, and it follows', async () => {
    const [, leaving] = joiners as [Applicant, Applicant]
    const { counting } = await leaving.ask('GET', `/api/memberships/${consent.id}/departure`)
    const members = await membersOf(consent)
    expect(counting).toMatchObject({ before: members.length, after: members.length - 1, minimum: 3 })
    await leaving.ask('POST', `/api/memberships/${consent.id}/leave`)
    const { counting: left } = await coordinates(consent)('GET', '/standing')
    expect(left).toBe(counting.after)
    const must = await refusal(consent.coordinator.ask('POST', `/api/memberships/${consent.id}/leave`))
    expect(must.problem.type).toBe('/problems/coordinator-must-hand-over')
  })

  it('the coordination of a cluster passes by the consent of both', async () => {
    const [, , next] = joiners as [Applicant, Applicant, Applicant]
    const path = `/api/handovers/${consent.id}`
    await consent.coordinator.ask('POST', path, { to: next.key, message: 'You know the field' })
    await mailTo(next.key, /offers .* the coordination|координаци/i)
    const { handovers } = await next.ask('GET', '/api/handovers')
    expect(handovers).toMatchObject([{ id: consent.id, of: 'cluster', status: 'open' }])
    await next.ask('POST', `${path}/accept`)
    expect(await next.ask('GET', `/api/clusters/${consent.id}`)).toMatchObject({ coordinator: { key: next.key } })
    await consent.coordinator.ask('POST', `/api/memberships/${consent.id}/leave`)
    expect(await membersOf({ ...consent, coordinator: next })).not.toContain(consent.coordinator.key)
  })

  it('the coordination of an application passes before it is registered', async () => {
    const [, leading, next] = joiners as [Applicant, Applicant, Applicant]
    const others = (await world.take(1)).map(({ key }) => key)
    const id = await gathering(leading, [next.key, ...others], { mode: 'onMyWord' })
    await acceptAll(world.reach, (await linksOf(world.reach, id, 2)).values())
    await leading.ask('POST', `/api/handovers/${id}`, { to: next.key })
    await next.ask('POST', `/api/handovers/${id}/accept`)
    expect(await refusal(leading.ask('POST', `/api/applications/${id}/decide`))).toMatchObject({ status: 404 })
    await next.ask('POST', `/api/applications/${id}/decide`)
    await untilStatus(next, id, 'registered')
    expect(await next.ask('GET', `/api/clusters/${id}`)).toMatchObject({ coordinator: { key: next.key } })
  })
})
