import { beforeAll, expect, it } from 'vitest'
import * as z from 'zod'
import { until } from '../../local/client.ts'
import { acceptAll, gathering, linksOf, moveClock, publish, refusal, untilStatus } from './support/consortium.ts'
import { describeStage, openWorld, type Applicant, type World } from './support/world.ts'

const content = {
  title: 'Drivers for gallium nitride',
  programmes: ['innovation'],
  stage: 'idea',
  sectors: ['photonics'],
}

describeStage('the projects of a registered cluster', () => {
  let world: World
  let coordinator: Applicant
  let lead: Applicant
  let member: Applicant
  let cluster: string
  let project: string

  const path = (more = '') => `/api/clusters/${cluster}/projects/${project}${more}`
  const space = () => `/api/spaces/${encodeURIComponent(`project:${cluster}:${project}`)}`
  const inDays = async (days: number) => {
    const { now } = await coordinator.ask('GET', '/api/health')
    return new Date(Date.parse(now) + days * 24 * 60 * 60 * 1000).toISOString()
  }

  beforeAll(async () => {
    world = await openWorld('photonics')
    await publish(world, () => ({ minimumOrganisations: 3 }))
    coordinator = await world.applicant()
    const invited = await world.take(2)
    cluster = await gathering(
      coordinator,
      invited.map(({ key }) => key),
    )
    await acceptAll(world.reach, (await linksOf(world.reach, cluster, 2)).values())
    await untilStatus(coordinator, cluster, 'registered')
    lead = await world.applicant(invited[0])
    member = await world.applicant(invited[1])
  })

  it('are those of the application, and what a member adds', async () => {
    const { id } = await lead.ask('POST', `/api/clusters/${cluster}/projects`, content)
    project = id
    const { projects } = await member.ask('GET', `/api/clusters/${cluster}/projects`)
    expect(projects.map((one: any) => one.id)).toEqual([id, 'nitrides'])
    const founding = await member.ask('GET', `/api/clusters/${cluster}/projects/nitrides`)
    expect(founding.participants.map((one: any) => one.organisation.key)).toEqual([coordinator.key])
  })

  it('are joined by a member, which talks in the space and is out of both when it leaves the cluster', async () => {
    expect(await refusal(member.ask('GET', space()))).toMatchObject({ status: 404 })
    expect((await member.ask('POST', path('/join'))).you.takePart).toBe(true)
    await member.ask('POST', `${space()}/posts`, { text: 'We bring the test bench' })
    expect((await lead.ask('GET', `${space()}/posts`)).posts).toMatchObject([{ text: 'We bring the test bench' }])
    await member.ask('POST', `/api/memberships/${cluster}/leave`)
    expect(await refusal(member.ask('GET', space()))).toMatchObject({ status: 404 })
    expect(await refusal(member.ask('POST', `${space()}/posts`, { text: 'Still here?' }))).toMatchObject({
      status: 404,
    })
    const { participants } = await lead.ask('GET', path())
    expect(participants.map((one: any) => one.organisation.key)).toEqual([lead.key])
  })

  it('that seek partners or money are found, and their coordinator gets a message of the city, and of an investor', async () => {
    const seeks = { money: { sum: { amount: 20_000_000, currency: 'RUB' }, until: await inDays(30) } }
    const change = { method: 'PUT', path: path(), body: { ...content, seeks }, headers: { 'if-match': '"1"' } }
    await lead.person.ask(change, z.unknown(), lead.key)
    const listed = async (by: string) => {
      const open = await fetch(`${world.reach.address}${by}`)
      return (await open.json()).projects.filter((one: any) => one.id === project)
    }
    expect(await listed('/api/open-data/projects?seeks=money&sector=photonics')).toMatchObject([
      { cluster: { id: cluster }, seeks },
    ])
    expect(await listed('/api/open-data/projects?seeks=partners&sector=photonics')).toEqual([])
    const { projects } = await member.ask('GET', '/api/projects?seeks=money&sector=photonics')
    expect(projects.find((one: any) => one.id === project)).toMatchObject({ lead: { organisation: { key: lead.key } } })

    const { id } = await world.officer('POST', '/api/officer/conversations', {
      cluster,
      project,
      text: 'The city asks',
    })
    await member.ask('POST', '/api/me/conversations', { cluster, project, text: 'An investor asks' })
    const contact = `contact-${coordinator.key.split(':')[1]}@example.invalid`
    const mailed = async (text: string) => {
      const mails = await world.mails()
      return mails.find((mail) => mail.to.includes(contact) && mail.text.includes(text))
    }
    for (const text of ['The city asks', 'An investor asks']) await until(`mail with ${text}`, 60, () => mailed(text))
    await coordinator.ask('POST', `/api/conversations/${id}/messages`, { text: 'Come and see' })
    expect((await world.officer('GET', `/api/officer/conversations/${id}`)).newest).toMatchObject([
      { by: 'them', text: 'Come and see' },
      { by: 'us', text: 'The city asks' },
    ])
  })

  it('that seek no longer drop out at their moment', async () => {
    await moveClock(world, { days: 31 })
    await until('the end of what is sought', 60, async () => {
      const { seeks } = await lead.ask('GET', path())
      const { events } = await lead.ask('GET', path('/history'))
      return seeks.money === undefined && events[0].type === 'projectSeekEnded' ? true : undefined
    })
    const { projects } = await member.ask('GET', '/api/projects?seeks=money&sector=photonics')
    expect(projects.filter((one: any) => one.id === project)).toEqual([])
  })
})
