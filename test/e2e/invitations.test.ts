import { beforeAll, expect, it } from 'vitest'
import { call, until } from '../../local/client.ts'
import { accept, decline, linkIn } from '../../local/demo/links.ts'
import * as z from 'zod'
import {
  acceptAll,
  draft,
  gathering,
  linksOf,
  moveClock,
  publish,
  read,
  refusal,
  someName,
  submit,
  untilStatus,
} from './support/consortium.ts'
import { endedExecutions, executionsOf } from './support/executions.ts'
import { describeStage, openWorld, registeredEmail, type Applicant, type World } from './support/world.ts'

const MINIMUM = 4

const screened = (applicant: Applicant, id: string): Promise<string> =>
  until('the screening', 30, async () => {
    const { status } = await read(applicant, id)
    return status === 'screening' ? undefined : status
  })

describeStage('organisations that are asked', () => {
  let world: World
  let applicant: Applicant

  const three = async () => (await world.take(3)).map(({ key }) => key) as [string, string, string]
  const readLink = (link: object) =>
    call(world.reach.address, { method: 'POST', path: '/api/link/read', body: link }, z.any()).then(
      ({ value }) => value,
    )

  beforeAll(async () => {
    world = await openWorld('electronics')
    await publish(world, () => ({ minimumOrganisations: MINIMUM }))
    applicant = await world.applicant()
  })

  it('are replaced when they decline, in the projects too, and the new ones are asked at once', async () => {
    const keys = await three()
    const [substitute] = await three()
    const project = { id: 'one', title: 'One', programmes: ['research'], stage: 'idea', sectors: ['IT'], members: keys }
    const id = await gathering(applicant, keys, { projects: [project] })
    const links = await linksOf(world.reach, id, 3)
    await decline(world.reach, links.get(keys[0])!, 'No capacity this year.')
    const body = { remove: keys[0], add: substitute }
    const verdict = await applicant.ask('POST', `/api/applications/${id}/invitees/replace`, body)
    expect(verdict).toMatchObject({ key: substitute, verdict: 'asked' })
    const { projects } = await read(applicant, id)
    expect(projects[0].members).toEqual([substitute, keys[1], keys[2]])
    const { invitees } = await applicant.ask('GET', `/api/applications/${id}/invitees?limit=100`)
    const declined = invitees.find(({ organisation }: any) => organisation.key === keys[0])
    expect(declined).toMatchObject({ state: 'declined', reason: 'No capacity this year.', shortfall: 'declined' })
    const after = await linksOf(world.reach, id, 4)
    await acceptAll(
      world.reach,
      [substitute, keys[1], keys[2]].map((key) => after.get(key)!),
    )
    await untilStatus(applicant, id, 'registered')
    const spent = await refusal(accept(world.reach, links.get(keys[0])!))
    expect(spent).toMatchObject({ status: 409, problem: { type: '/problems/already-answered' } })
  })

  it('are not asked again too soon, and the coordinator is told when it may be', async () => {
    const keys = await three()
    const id = await gathering(applicant, keys)
    const { invitation } = (await linksOf(world.reach, id, 3)).get(keys[0])!
    const tooSoon = await refusal(applicant.ask('POST', `/api/invitations/${invitation}/resend`))
    expect(tooSoon).toMatchObject({ status: 409, problem: { type: '/problems/resend-too-soon' } })
    const now = await moveClock(world, { minutes: 0 })
    const hours = (Date.parse(tooSoon.problem.facts.retryAt) - Date.parse(now)) / 3_600_000
    expect(hours).toBeGreaterThan(71.9)
    expect(hours).toBeLessThanOrEqual(72)
    expect(await applicant.ask('POST', `/api/applications/${id}/invitations/resend`)).toMatchObject({
      resent: 0,
      tooSoon: 3,
    })
    await moveClock(world, { hours: 73 })
    await applicant.ask('POST', `/api/invitations/${invitation}/resend`)
    const mails = await until('the second mail', 30, async () => {
      const all = await world.reach.mailTo(registeredEmail(keys[0]))
      return all.length > 1 ? all : undefined
    })
    const links = mails.map(({ text }) => linkIn(text))
    expect(links[0]).toEqual(links[1])
    expect(await applicant.ask('POST', `/api/applications/${id}/invitations/resend`)).toMatchObject({
      resent: 2,
      tooSoon: 1,
    })
  })

  it('have a void link once their invitation is revoked', async () => {
    const keys = await three()
    const id = await gathering(applicant, keys)
    const link = (await linksOf(world.reach, id, 3)).get(keys[0])!
    expect(await readLink(link)).toMatchObject({ state: 'open', coordinator: { key: applicant.key } })
    await applicant.ask('POST', `/api/invitations/${link.invitation}/revoke`)
    expect(await refusal(readLink(link))).toMatchObject({ status: 404 })
    expect(await refusal(accept(world.reach, link))).toMatchObject({ status: 404 })
    expect(await applicant.ask('GET', `/api/applications/${id}/counts`)).toMatchObject({ confirmed: 1, open: 2 })
  })

  it('hear of a withdrawal, which closes their links and frees the name', async () => {
    const keys = await three()
    const name = someName()
    const id = await gathering(applicant, keys, { name })
    const link = (await linksOf(world.reach, id, 3)).get(keys[0])!
    await applicant.ask('POST', `/api/applications/${id}/withdraw`, { reason: 'The project is postponed.' })
    expect(await read(applicant, id)).toMatchObject({ status: 'withdrawn', reason: 'The project is postponed.' })
    expect(await refusal(accept(world.reach, link))).toMatchObject({ status: 409 })
    await until('the closed link', 30, async () => ((await readLink(link)).state === 'closed' ? true : undefined))
    expect(await endedExecutions(world, id)).toMatchObject([{ attempt: 1, status: 'SUCCEEDED' }])
    await gathering(applicant, keys, { name })
  })

  it('are not asked while a taken name waits for its correction, and are afterwards', async () => {
    const keys = await three()
    const name = someName()
    await gathering(applicant, keys, { name })
    const id = await draft(applicant, keys, { name: `  «${name.toUpperCase()}» ` })
    await submit(applicant, id)
    const { faults, turn } = await untilStatus(applicant, id, 'needsCorrection')
    expect(faults).toEqual([{ path: '/name', rule: 'nameIsFree' }])
    expect(turn).toMatchObject({ whose: 'applicant', waitingFor: 'correction' })
    expect((await linksOf(world.reach, id, 0)).size).toBe(0)
    const { version } = await read(applicant, id)
    const change = { method: 'PATCH', path: `/api/applications/${id}`, body: { name: someName() } }
    await applicant.person.ask({ ...change, headers: { 'if-match': `"${version}"` } }, z.unknown(), applicant.key)
    await submit(applicant, id)
    await untilStatus(applicant, id, 'gathering')
    expect((await linksOf(world.reach, id, 3)).size).toBe(3)
    expect(await executionsOf(world, id)).toMatchObject([{ attempt: 1, status: 'RUNNING' }])
  })

  it('are asked for one of two applications with the same name that come at the same moment', async () => {
    const [one, other] = [await three(), await three()]
    const rival = await world.applicant()
    const name = someName()
    const ids = [await draft(applicant, one, { name }), await draft(rival, other, { name })]
    await Promise.all([submit(applicant, ids[0]!), submit(rival, ids[1]!)])
    const outcomes = [await screened(applicant, ids[0]!), await screened(rival, ids[1]!)]
    expect(new Set(outcomes)).toEqual(new Set(['gathering', 'needsCorrection']))
  })
})
