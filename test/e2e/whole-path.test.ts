import { beforeAll, expect, it } from 'vitest'
import { until } from '../../local/client.ts'
import { accept } from '../../local/demo/links.ts'
import { acceptAll, draft, linksOf, publish, submit, untilStatus } from './support/consortium.ts'
import { endedExecutions, executionArn, historyOf } from './support/executions.ts'
import { repeatedMails } from './support/mails.ts'
import {
  describeStage,
  openWorld,
  registeredEmail,
  type Applicant,
  type Organisation,
  type World,
} from './support/world.ts'

const UNKNOWN = 'ru-inn:9609999995'

describeStage('from an application to a registered cluster', () => {
  const begun = new Date().toISOString()
  let world: World
  let applicant: Applicant
  let valid: readonly Organisation[]
  let late: readonly Organisation[]
  let suspended: Organisation
  let partner: Organisation
  let id: string

  beforeAll(async () => {
    world = await openWorld('robotics')
    await publish(world, () => ({ minimumOrganisations: 30 }))
    applicant = await world.applicant()
    valid = await world.take(28)
    late = await world.take(3)
    ;[suspended] = (await world.take(1, ({ kind, status }) => kind === 'participant' && status === 'suspended')) as [
      Organisation,
    ]
    ;[partner] = (await world.take(1, (one) => one.kind === 'partner' && one.status === 'active' && one.reachable)) as [
      Organisation,
    ]
    id = await draft(applicant, [])
  })

  it('answers each identifier of a list, and names the one that is listed twice', async () => {
    const listed = [...valid, suspended, partner].map(({ key }) => key)
    const identifiers = [...listed, UNKNOWN, valid[0]!.key, '9609999994']
    const { invitees } = await applicant.ask('POST', `/api/applications/${id}/invitees`, { identifiers })
    const verdicts = invitees.map(({ verdict }: any) => verdict)
    expect(verdicts.slice(0, 28)).toEqual(valid.map(() => 'listed'))
    expect(verdicts.slice(28)).toEqual(['suspended', 'listed', 'unknown', 'twice', 'broken'])
  })

  it('names every reason at once when it is checked, with who and what would change it', async () => {
    const { outcome, gateHolds, results } = await applicant.ask('POST', `/api/applications/${id}/check`)
    expect(outcome).toBe('eligible')
    expect(gateHolds).toBe(false)
    const enough = results.find(({ rule }: any) => rule === 'enoughOrganisations')
    expect(enough).toMatchObject({ passes: false, observed: { possible: 29 }, required: { count: 30 } })
    const whyOf = (key: string) => enough.concerned.find((one: any) => one.key === key)?.why
    expect([suspended.key, partner.key, UNKNOWN].map(whyOf)).toEqual(['suspended', 'kindNotCounted', 'unknown'])
    expect(enough.sentences.change).toBeTruthy()
    const twice = results.find(({ rule }: any) => rule === 'eachCountedOnce')
    expect(twice.concerned).toMatchObject([{ key: valid[0]!.key, name: valid[0]!.name, why: 'twice' }])
  })

  it('invites everybody who can be asked, each by one mail to the registered address', async () => {
    await submit(applicant, id)
    await untilStatus(applicant, id, 'gathering')
    const links = await linksOf(world.reach, id, 29)
    expect([...links.keys()].toSorted()).toEqual([...valid, partner].map(({ key }) => key).toSorted())
    for (const { key } of [valid[0]!, partner]) expect(await world.reach.mailTo(registeredEmail(key))).toHaveLength(1)
    expect(await world.reach.mailTo(registeredEmail(suspended.key))).toEqual([])
  })

  it('does not register 29, however many partners say yes', async () => {
    await acceptAll(world.reach, (await linksOf(world.reach, id, 29)).values())
    const counts = await applicant.ask('GET', `/api/applications/${id}/counts`)
    expect(counts).toMatchObject({ confirmed: 29, open: 0, minimum: 30 })
    await until('the assessment of 29', 30, async () => {
      const { next } = await applicant.ask('GET', `/api/applications/${id}/decision-time`)
      return next?.waitingFor === 'window' ? true : undefined
    })
    await untilStatus(applicant, id, 'gathering')
  })

  it('registers the cluster with the thirtieth yes, and later ones join it', async () => {
    const identifiers = late.map(({ key }) => key)
    await applicant.ask('POST', `/api/applications/${id}/invitees`, { identifiers })
    const links = await linksOf(world.reach, id, 32)
    const [first, ...others] = late.map(({ key }) => links.get(key)!)
    await accept(world.reach, first!)
    const { clusterId } = await untilStatus(applicant, id, 'registered')
    await acceptAll(world.reach, others)
    expect(await applicant.ask('GET', `/api/clusters/${clusterId}`)).toMatchObject({ membersAtRegistration: 31 })
    const { members } = await applicant.ask('GET', `/api/clusters/${clusterId}/members?limit=100`)
    const expected = [applicant, ...valid, partner, ...late].map(({ key }) => key)
    expect(members.map(({ organisation }: any) => organisation.key).toSorted()).toEqual(expected.toSorted())
    expect(members.filter(({ role }: any) => role === 'coordinator')).toHaveLength(1)
  })

  it('sends every mail once', async () => {
    await until('the mails of the registration', 30, async () => {
      const { mail } = await world.operator('GET', '/api/operator/figures')
      return mail.pending + mail.fanOuts === 0 ? true : undefined
    })
    expect(repeatedMails(await world.mails(), begun)).toEqual([])
  })

  it('takes one execution, which succeeds once and shows its states to operators', async () => {
    const executions = await endedExecutions(world, id)
    expect(executions).toMatchObject([{ name: `${id}-1`, status: 'SUCCEEDED' }])
    expect(executions[0]!.console).toContain(executionArn(world, `${id}-1`))
    const { steps, status } = await world.operator('GET', `/api/operator/executions/${id}-1`)
    const states = steps.filter(({ kind }: any) => kind !== 'Choice').map(({ state }: any) => state)
    expect(status).toBe('SUCCEEDED')
    expect(states.slice(0, 3)).toEqual(['ScreenApplication', 'InviteConsortium', 'AwaitConsortium'])
    expect(states.slice(-3)).toEqual(['AssessConsortium', 'RegisterCluster', 'Approved'])
  })

  it('keeps addresses and names out of what the workflow is given and gives', async () => {
    const history = await historyOf(world, `${id}-1`)
    expect(history.length).toBeGreaterThan(10)
    const text = JSON.stringify(history)
    expect(text).not.toContain('@')
    for (const { name } of [applicant, ...valid, partner]) expect(text).not.toContain(name)
  })
})
