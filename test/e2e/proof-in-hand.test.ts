import { beforeAll, expect, it } from 'vitest'
import { until } from '../../local/client.ts'
import { acceptAll, gathering, linksOf, publish, refusal, untilStatus } from './support/consortium.ts'
import { describeStage, openWorld, type Applicant, type Organisation, type World } from './support/world.ts'

const MEMBERS = 5

const sum = (of: Record<string, number> = {}) => Object.values(of).reduce((all, value) => all + value, 0)

describeStage('what a registered cluster has in hand', () => {
  let world: World
  let coordinator: Applicant
  let members: readonly Organisation[]
  let id: string
  let issued: { code: string; page: string; number: string; members: number }

  beforeAll(async () => {
    world = await openWorld('materials')
    await publish(world, () => ({ minimumOrganisations: MEMBERS }))
    // Far behind those that another file takes of this part of the register.
    const [first, ...others] = (await world.take(60)).slice(-MEMBERS) as [Organisation, ...Organisation[]]
    coordinator = await world.applicant(first)
    members = others
    const keys = others.map(({ key }) => key)
    id = await gathering(coordinator, keys)
    await acceptAll(world.reach, (await linksOf(world.reach, id, keys.length)).values())
    await untilStatus(coordinator, id, 'registered')
    issued = await coordinator.ask('POST', `/api/clusters/${id}/extracts`)
  })

  const open = (path: string, language = 'en') =>
    fetch(`${world.reach.address}${path}`, { headers: { 'accept-language': language } })

  it.each(['en', 'ru'])('is an extract that anybody checks by its code, without signing in (%s)', async (language) => {
    const reply = await open(`/api/extracts/${issued.code}`, language)
    expect(reply.status).toBe(200)
    const extract = await reply.json()
    const { number } = issued
    expect(extract).toMatchObject({ number, today: { status: 'registered' }, decision: { verdict: 'approved' } })
    const keys = [coordinator.key, ...members.map(({ key }) => key)]
    expect(extract.members.map(({ key }: any) => key).toSorted()).toEqual(keys.toSorted())
    const enough = extract.decision.results.find(({ rule }: any) => rule === 'enoughOrganisations')
    expect(/[а-яё]/i.test(JSON.stringify(enough.sentences))).toBe(language === 'ru')
  })

  it('has the address on it at which it is checked', async () => {
    expect(issued.page).toBe(`${new URL(issued.page).origin}/e#${issued.code}`)
    const page = await open(new URL(issued.page).pathname)
    expect(page.status).toBe(200)
    expect(await page.text()).toContain('/assets/e.js')
  })

  it.each(['en', 'ru'])('is refused where a letter of its code was changed (%s)', async (language) => {
    const tampered = issued.code.replace(/^./, (letter) => (letter === 'A' ? 'B' : 'A'))
    const reply = await open(`/api/extracts/${tampered}`, language)
    expect(reply.status).toBe(404)
    const problem = await reply.json()
    expect(problem.type).toContain('not-found')
    expect(/[а-яё]/i.test(problem.detail)).toBe(language === 'ru')
    expect(JSON.stringify(problem)).not.toContain(issued.number)
  })

  it('is a number that leads to the cluster, and another leads nowhere', async () => {
    const { number } = issued
    const registration = await (await open(`/api/registrations/${number}`)).json()
    expect(registration).toMatchObject({ number, status: 'registered', membersAtRegistration: MEMBERS })
    expect((await open('/api/registrations/C-99-999-999')).status).toBe(404)
  })

  it('is a way to ask the city: an officer answers, the coordinator hears by mail, and members read it', async () => {
    const asked = { subject: 'A plot for the clean room', text: 'We look for 2,000 square metres.' }
    const answer = 'There is one in the north of the city.'
    const stranger = await world.applicant()
    const path = `/api/clusters/${id}/city-requests`
    expect(await refusal(stranger.ask('POST', path, asked))).toMatchObject({ status: 404 })
    const request = await coordinator.ask('POST', path, asked)
    const queue = await world.officer('GET', '/api/officer/cases?kind=cityRequest&limit=100')
    expect(queue.cases.map(({ facts }: any) => facts.request)).toContain(request.id)
    await world.officer('POST', `/api/officer/city-requests/${request.id}/answer`, { answer })
    const member = await world.applicant(members[0])
    expect((await member.ask('GET', path)).requests).toMatchObject([{ ...asked, answer }])
    await until('the answer by mail', 60, async () => {
      const mails = await world.mails()
      return mails.some(({ text }) => text.includes(answer)) ? true : undefined
    })
  })

  const figures = async (): Promise<Record<string, Record<string, number>>> => {
    const reply = await world.officer('GET', '/api/officer/figures')
    return Object.fromEntries(
      reply.figures.map(({ id: figure, totals }: any) => [
        figure,
        Object.fromEntries(totals.map(({ of, value }: any) => [of, value])),
      ]),
    )
  }

  it('stands in the figures, which the stream keeps, and a recount finds the same', async () => {
    await coordinator.ask('POST', `/api/clusters/${id}/chains`, { template: 'nitride-power-transistor' })
    const kept = await until('cluster and chain in the figures', 60, async () => {
      const all = await figures()
      return all['clusters']?.['registered'] && all['chains']?.['uncovered'] ? all : undefined
    })
    expect(sum(kept['members'])).toBeGreaterThanOrEqual(MEMBERS)
    expect(sum(kept['places'])).toBe(sum(kept['members']))
    expect(kept['chainStages']?.['uncovered']).toBeGreaterThan(5)
    await until('the measures of its members in the figures', 60, async () => {
      const all = await figures()
      return sum(all['reach']) === sum(all['members']) ? true : undefined
    })
    const before = await figures()
    await world.operator('POST', '/api/operator/figures/recount')
    expect(await figures()).toEqual(before)
  })

  it('is counted in open data as CSV, with no small count of organisations', async () => {
    const reply = await open('/api/open-data/figures.csv', 'ru')
    expect(reply.headers.get('content-type')).toContain('text/csv')
    const rows = (await reply.text()).trim().split('\r\n')
    expect(rows[0]).toBe('figure,month,of,label,value')
    expect(rows.some((row) => /^clusters,\d{4}-\d\d,registered,в реестре,\d+$/.test(row))).toBe(true)
    const small = rows.filter((row) => /^(members|places|reach|applications|decidedBy),.*,[1-4]$/.test(row))
    expect(small).toEqual([])
  })
})
