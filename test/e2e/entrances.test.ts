import { beforeAll, expect, it } from 'vitest'
import { accept } from '../../local/demo/links.ts'
import { gathering, linksOf, publish, refusal } from './support/consortium.ts'
import { describeStage, openWorld, type Applicant, type World } from './support/world.ts'

const NOBODYS = '01980000-0000-7000-8000-000000000000'

const toldOf = async (who: Applicant, method: string, id: string, what: string) => {
  const { status, problem } = await refusal(who.ask(method, `/api/applications/${id}${what}`))
  const { requestId: _, ...body } = problem
  return { status, body }
}

describeStage('the entrances of the API', () => {
  let world: World
  let applicant: Applicant
  let stranger: Applicant
  let id: string
  let keys: readonly string[]

  beforeAll(async () => {
    world = await openWorld('mechanicalEngineering')
    await publish(world, () => ({ minimumOrganisations: 3 }))
    applicant = await world.applicant()
    stranger = await world.applicant()
    keys = (await world.take(2)).map(({ key }) => key)
    id = await gathering(applicant, keys)
  })

  it('refuse what comes to the API’s own address, past the front', async () => {
    const own = `${world.endpoint}/_aws/execute-api/${world.outputs['ApiId']}/$default/api/health`
    for (const headers of [{}, { 'x-origin-verify': 'guessed' }]) {
      const reply = await fetch(own, { headers })
      expect(reply.status).toBe(403)
      expect(reply.headers.get('content-type')).toMatch('application/problem+json')
      expect(await reply.json()).toMatchObject({ type: '/problems/wrong-entrance' })
    }
    expect((await fetch(new URL('/api/health', world.reach.address))).status).toBe(200)
  })

  it('let nobody in without a token, or with one that is not ours', async () => {
    for (const headers of [{}, { authorization: 'Bearer e30.e30.c2ln' }]) {
      const reply = await fetch(new URL(`/api/applications/${id}`, world.reach.address), { headers })
      expect(reply.status).toBe(401)
    }
  })

  it('do not let a person act for an organisation that it does not represent', async () => {
    const as = stranger.person.ask({ path: `/api/applications/${id}` }, undefined as never, applicant.key)
    expect(await refusal(as)).toMatchObject({ status: 403, problem: { type: '/problems/not-representative' } })
  })

  it('keep the rooms of officers and operators shut to others', async () => {
    for (const path of ['/api/officer/cases', '/api/operator/executions', '/api/operator/figures']) {
      const { status } = await refusal(stranger.ask('GET', path))
      expect([403, 404]).toContain(status)
    }
  })

  it('answer about a foreign application as about one that does not exist', async () => {
    for (const [method, what] of [
      ['GET', ''],
      ['GET', '/timeline'],
      ['POST', '/check'],
      ['POST', '/withdraw'],
    ] as const) {
      const foreign = await toldOf(stranger, method, id, what)
      expect(foreign.status).toBe(404)
      expect(foreign).toEqual(await toldOf(stranger, method, NOBODYS, what))
    }
  })

  it('open for no link that was forged, in its secret or in its invitation', async () => {
    const links = await linksOf(world.reach, id, 2)
    const [mine, others] = keys.map((key) => links.get(key)!)
    const forged = [
      { ...mine!, secret: `${mine!.secret.slice(0, -2)}AA` },
      { invitation: mine!.invitation, secret: others!.secret },
      { invitation: mine!.invitation.replace(id, NOBODYS), secret: mine!.secret },
    ]
    for (const link of forged) expect(await refusal(accept(world.reach, link))).toMatchObject({ status: 404 })
    await accept(world.reach, mine!)
  })
})
