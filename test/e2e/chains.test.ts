import { beforeAll, expect, it } from 'vitest'
import * as z from 'zod'
import { call, until } from '../../local/client.ts'
import { accept } from '../../local/demo/links.ts'
import { acceptAll, gathering, linksOf, publish, refusal, untilStatus } from './support/consortium.ts'
import { describeStage, openWorld, registeredEmail, type Applicant, type World } from './support/world.ts'

const MINIMUM = 4

/** A chain that a register of generated organisations can staff: codes that many of them offer. */
const stages = ['micro.epitaxy', 'micro.litho', 'micro.packaging'].map((capability) => ({
  do: 'addStage',
  stage: capability.replace('.', '-'),
  title: capability,
  takes: [{ capability }],
  suppliers: capability === 'micro.packaging' ? 2 : 1,
}))

describeStage('cooperation chains, on the deployed stacks', () => {
  let world: World
  let coordinator: Applicant
  let id: string
  let chain: string
  let guest: string

  const about = (method: string, part: string, body?: unknown) =>
    coordinator.ask(method, `/api/chains/${chain}${part}`, body)
  const unfilled = async (): Promise<readonly string[]> => (await about('GET', '/weak-points')).unfilled
  const begin = async (body: object): Promise<string> =>
    (await coordinator.ask('POST', `/api/applications/${id}/chains`, body)).id
  const change = async (commands: readonly object[]) => {
    const { version } = await about('GET', '')
    const path = `/api/chains/${chain}/changes`
    const request = { method: 'POST', path, body: { commands }, headers: { 'if-match': `"${version}"` } }
    return coordinator.person.ask(request, z.any(), coordinator.key)
  }
  const staffing = () => about('GET', '/staffing')
  const file = async (part: string): Promise<{ type: string; text: string }> => {
    const token = await coordinator.person.session.token()
    const headers = { authorization: `Bearer ${token}`, 'consort-organisation': coordinator.key }
    const response = await fetch(new URL(`/api/chains/${chain}/${part}`, world.reach.address), { headers })
    return { type: response.headers.get('content-type') ?? '', text: await response.text() }
  }

  beforeAll(async () => {
    world = await openWorld('materials')
    await publish(world, () => ({ minimumOrganisations: MINIMUM }))
    coordinator = await world.applicant()
    const keys = (await world.take(2)).map(({ key }) => key)
    id = await gathering(coordinator, keys)
    const links = await linksOf(world.reach, id, 2)
    await acceptAll(world.reach, [links.get(keys[0]!)!, links.get(keys[1]!)!])
    await until('the register to be in the search', 150, async () => {
      const { total } = await coordinator.ask('GET', '/api/search/organisations?limit=1')
      return total > 8500 ? true : undefined
    })
  })

  it('begin from a template, and show where they are weak', async () => {
    chain = await begin({ template: 'nitride-power-transistor' })
    expect(await unfilled()).toHaveLength(11)
  })

  it('find candidates in the register, ranked and explained', async () => {
    const { total, candidates } = await about('GET', '/stages/epitaxy/candidates?limit=20')
    expect(total).toBeGreaterThan(20)
    expect(candidates).toHaveLength(20)
    for (const { standing, points, reasons } of candidates) {
      expect(standing).toBe('outside')
      expect(points).toBe(reasons.reduce((sum: number, one: { points: number }) => sum + one.points, 0))
    }
    const free = candidates.filter(({ hindrance }: { hindrance?: object }) => hindrance === undefined)
    guest = free[0].organisation.key
  })

  it('are filled by an invitation for a stage that is accepted by the link in its mail', async () => {
    const { invitation } = await about('POST', '/stages/epitaxy/invitations', { organisation: guest })
    expect(invitation).toMatchObject({ verdict: 'asked', key: guest })
    expect(await unfilled()).toContain('epitaxy')
    const link = (await linksOf(world.reach, id, 3)).get(guest)!
    const read = { method: 'POST', path: '/api/link/read', body: link }
    const { value } = await call(world.reach.address, read, z.any())
    expect(value.application.stages).toEqual([{ chain: 'Nitride power transistor', stage: 'Epitaxy' }])
    await accept(world.reach, link)
    expect(await unfilled()).not.toContain('epitaxy')
  })

  it('go on in the cluster, where a member that leaves opens its stage again', async () => {
    await untilStatus(coordinator, id, 'registered')
    expect(await unfilled()).not.toContain('epitaxy')
    const member = await world.applicant(await world.register(guest))
    await member.ask('POST', `/api/memberships/${id}/leave`)
    expect(await unfilled()).toContain('epitaxy')
    expect(await refusal(member.ask('GET', `/api/chains/${chain}`))).toMatchObject({ status: 404 })
  })

  it('are exported as JSON, CSV and a drawing', async () => {
    const csv = await file('csv')
    expect(csv.type).toContain('text/csv')
    expect(csv.text.split('\r\n')[0]).toContain('stage')
    expect(csv.text).toContain(guest)
    const svg = await file('svg')
    expect(svg.type).toContain('image/svg+xml')
    expect(svg.text).toMatch(/^<svg[\s\S]*Epitaxy[\s\S]*<\/svg>\s*$/)
    expect(await about('GET', '')).toMatchObject({ title: 'Nitride power transistor', as: 'coordinator' })
  })

  it('are proposed a staffing at once, and staffed exactly by the workflow, which shows how far it is', async () => {
    chain = (await coordinator.ask('POST', `/api/clusters/${id}/chains`, { title: 'By hand' })).id
    await change(stages)
    const proposal = await about('GET', '/proposal')
    expect(proposal.open).toEqual([])
    const asked = await about('POST', '/staffing')
    expect(asked).toMatchObject({ state: 'queued', current: true })
    const seen = new Set<string>([asked.state])
    const found = await until(
      'the staffing',
      120,
      async () => {
        const now = await staffing()
        seen.add(now.state)
        return now.endedAt === undefined ? undefined : now
      },
      50,
    )
    expect(found).toMatchObject({ run: asked.run, state: 'found', gap: 0, current: true })
    expect(found.size.able).toBeGreaterThan(found.size.kept)
    expect(found.cost).toBeLessThanOrEqual(proposal.cost)
    expect([...seen]).toEqual(expect.arrayContaining(['queued', 'found']))
    expect(found.supplies).toHaveLength(4)
    const path = `/api/operator/executions/${found.run}?workflow=chain-staffing`
    const { status, steps } = await world.operator('GET', path)
    expect(status).toBe('SUCCEEDED')
    expect(steps.map(({ state }: { state: string }) => state)).toContain('SolveStaffing')
  })

  it('take a staffing over by one command: those who are no members are invited, each once', async () => {
    const preview = await about('GET', '/staffing/preview')
    expect(preview.open.afterwards).toEqual([])
    const { invited } = await about('POST', '/staffing/take-over', { run: preview.run })
    expect(invited).toHaveLength(preview.invites.length)
    for (const { verdict } of invited) expect(verdict).toBe('asked')
    const again = await about('POST', '/staffing/take-over', { run: preview.run })
    expect(again.invited).toEqual(invited)
    for (const { organisation } of invited)
      await until(`the invitation of ${organisation}`, 60, async () => {
        const mails = await world.reach.mailTo(registeredEmail(organisation))
        return mails.some(({ text }) => text.includes('(By hand)')) ? true : undefined
      })
  })

  it('say by name what cannot be covered', async () => {
    await change([
      {
        do: 'changeStage',
        stage: 'micro-litho',
        takes: [{ capability: 'micro.litho', capacity: { amount: 5, unit: 'nothing that anybody counts in' } }],
      },
    ])
    await about('POST', '/staffing')
    const found = await until('the staffing', 120, async () => {
      const now = await staffing()
      return now.endedAt === undefined ? undefined : now
    })
    expect(found).toMatchObject({
      state: 'infeasible',
      reason: [{ stage: 'micro-litho', capability: 'micro.litho' }],
      minimal: true,
    })
  })
})
