import { AdminGetUserCommand, CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { InvokeCommand, LambdaClient, paginateListFunctions } from '@aws-sdk/client-lambda'
import { beforeAll, expect, it } from 'vitest'
import { until } from '../../local/client.ts'
import { newPerson, type Person } from '../../local/demo/person.ts'
import { clientFor } from '../../local/endpoint.ts'
import { dynamoTable } from '../../shared/stores/dynamo-table.ts'
import { makeAppoint } from '../../shared/use-cases/appoint.ts'
import {
  acceptAll,
  gathering,
  linksOf,
  moveClock,
  publish,
  read,
  refusal,
  someName,
  untilStatus,
} from './support/consortium.ts'
import { describeStage, openWorld, registeredEmail, type Applicant, type World } from './support/world.ts'
import * as z from 'zod'

describeStage('after a refusal, a change of address, a removal and an erasure', () => {
  let world: World
  let applicant: Applicant
  let second: Person
  let keys: readonly string[]
  const name = someName()

  const asSecond = (method: string, path: string, body?: unknown): Promise<any> =>
    second.ask({ method, path, ...(body === undefined ? {} : { body }) }, z.any())

  const anotherOfficer = async (): Promise<Person> => {
    const email = `second-officer-${process.pid}@example.invalid`
    const person = await newPerson(world.reach, email, 'en')
    const client = new DynamoDBClient(clientFor(world.endpoint))
    await makeAppoint({ table: dynamoTable({ client, tableName: world.outputs['TableName']! }) })({
      email,
      roles: ['officer'],
    })
    return person
  }

  /** The forgetting function, which a rule calls every few minutes. */
  const forget = async (): Promise<void> => {
    const lambda = new LambdaClient(clientFor(world.endpoint))
    for await (const { Functions = [] } of paginateListFunctions({ client: lambda }, {})) {
      const found = Functions.find(({ FunctionName }) => FunctionName?.includes('ForgettingForget'))
      if (!found) continue
      const { FunctionError } = await lambda.send(
        new InvokeCommand({ FunctionName: found.FunctionName, Payload: '{}' }),
      )
      expect(FunctionError).toBeUndefined()
      return
    }
    throw new Error('nothing forgets')
  }

  beforeAll(async () => {
    world = await openWorld('biotech')
    await publish(world, (pack) => ({
      minimumOrganisations: 3,
      times: {
        ...pack.times,
        gathering: { days: 60 },
        invitation: { days: 50 },
        appeal: { days: 30 },
        addressChange: { days: 14 },
        erasure: { days: 7 },
      },
    }))
    second = await anotherOfficer()
    // The first organisations of a part of the register are those that other files take.
    keys = (await world.take(150)).slice(100).map(({ key }) => key)
    applicant = await world.applicant(await world.register(keys[0]!))
    const id = await gathering(applicant, keys.slice(1, 3), { name })
    await acceptAll(world.reach, (await linksOf(world.reach, id, 2)).values())
    await untilStatus(applicant, id, 'registered')
  })

  /** An application that an officer refuses because its name is too near to that of the registered cluster. */
  const refusedForItsName = async (ending: string, invited: readonly string[]): Promise<string> => {
    const id = await gathering(applicant, invited, { name: `${name} ${ending}` })
    await acceptAll(world.reach, (await linksOf(world.reach, id, invited.length)).values())
    await untilStatus(applicant, id, 'review')
    const finding = { rule: 'nameIsDistinct', verdict: 'refuse', reason: 'Too near to the other name.' }
    await world.officer('POST', `/api/officer/applications/${id}/findings`, finding)
    await untilStatus(applicant, id, 'rejected')
    return id
  }

  it('an application is copied: what failed is marked until it is changed, and everybody is asked anew', async () => {
    const invited = keys.slice(12, 14)
    const id = await refusedForItsName('I', invited)
    const copy = await applicant.ask('POST', `/api/applications/${id}/copy`)
    expect(copy).toMatchObject({ status: 'draft', copiedFrom: id, marks: [{ rule: 'nameIsDistinct', path: '/name' }] })
    const change = { name: someName() }
    const changed = await applicant.person.ask(
      {
        method: 'PATCH',
        path: `/api/applications/${copy.id}`,
        body: change,
        headers: { 'if-match': `"${copy.version}"` },
      },
      z.any(),
      applicant.key,
    )
    expect(changed.marks).toBeUndefined()
    await applicant.ask('POST', `/api/applications/${copy.id}/submit`)
    const links = await linksOf(world.reach, copy.id, invited.length)
    const { invitees } = await applicant.ask('GET', `/api/applications/${copy.id}/invitees?limit=100`)
    const asked = invitees.filter(({ state }: any) => state === 'invited')
    expect(asked).toHaveLength(invited.length)
    // Nobody's yes was carried over: only the applicant has confirmed, by submitting.
    expect(invitees).toHaveLength(invited.length + 1)
    await acceptAll(world.reach, links.values())
    await untilStatus(applicant, copy.id, 'registered')
  })

  it('an appeal goes to another officer, and once granted the application is registered by new answers', async () => {
    const invited = keys.slice(3, 5)
    const id = await refusedForItsName('II', invited)
    const appealed = await applicant.ask('POST', `/api/applications/${id}/appeal`, {
      statement: 'They are two things.',
    })
    expect(appealed).toMatchObject({ status: 'rejected', turn: { whose: 'officer', waitingFor: 'appeal' } })
    const decision = { verdict: 'granted', reason: 'They are.' }
    const path = `/api/officer/appeals/${id}/decision`
    expect(await refusal(world.officer('POST', path, decision))).toMatchObject({ status: 403 })
    const { appeal } = await asSecond('POST', path, decision)
    const next: string = appeal.newApplication
    await untilStatus(applicant, next, 'gathering')
    expect(await read(applicant, next)).toMatchObject({ copiedFrom: id })
    await acceptAll(world.reach, (await linksOf(world.reach, next, 2)).values())
    await untilStatus(applicant, next, 'registered')
  })

  it('a registered address changes by two officers and time, and who was asked is asked anew there', async () => {
    const moving = keys[6]!
    const email = `moved-${process.pid}@example.invalid`
    const id = await gathering(applicant, keys.slice(6, 9), { name: someName() })
    const before = (await linksOf(world.reach, id, 3)).get(moving)!
    const path = `/api/officer/organisations/${encodeURIComponent(moving)}/address-change`
    await world.officer('POST', path, { email, reason: 'The office has moved.' })
    expect(await refusal(world.officer('POST', `${path}/confirm`))).toMatchObject({ status: 403 })
    expect(await asSecond('POST', `${path}/confirm`)).toMatchObject({ status: 'waiting' })
    await until('the notice to the old address', 30, async () =>
      (await world.reach.mailTo(registeredEmail(moving))).find(({ text }) => text.includes(email)),
    )
    await moveClock(world, { days: 8 })
    // Else the reminder would still be on its way, with the former link, when the address changes.
    await until('the reminder at the old address', 60, async () => {
      const asked = (await world.reach.mailTo(registeredEmail(moving))).filter((mail) =>
        mail.text.includes(before.secret),
      )
      return asked.length >= 2 ? true : undefined
    })
    await moveClock(world, { days: 7 })
    const text = await until('the invitation at the new address', 60, async () =>
      (await world.reach.mailTo(email)).map((mail) => mail.text).find((one) => one.includes('/i#')),
    )
    expect(text).not.toContain(before.secret)
    expect(await world.officer('GET', path)).toMatchObject({ status: 'inForce' })
  })

  it('a colleague is removed, and its next request is refused', async () => {
    const email = `colleague-${process.pid}@example.invalid`
    await applicant.ask('POST', '/api/colleagues', { email })
    const colleague = await newPerson(world.reach, email, 'en')
    const asks = () => colleague.ask({ method: 'GET', path: '/api/applications' }, z.any(), applicant.key)
    expect((await asks()).applications.length).toBeGreaterThan(0)
    const { colleagues } = await applicant.ask('GET', '/api/colleagues')
    const { id } = colleagues.find((one: any) => one.email === email)
    await applicant.ask('DELETE', `/api/colleagues/${id}`)
    expect(await refusal(asks())).toMatchObject({ status: 403 })
  })

  it('a person is erased after the time to take it back, from the user pool too', async () => {
    const leaving = await world.applicant(await world.register(keys[10]!))
    const { person, organisations } = await leaving.ask('GET', '/api/me')
    expect(organisations).toHaveLength(1)
    const exported = await leaving.ask('GET', '/api/me/export')
    expect(exported).toMatchObject({ person: { id: person.id, email: person.email }, signIn: { codesUsed: 1 } })
    expect(exported.representations).toMatchObject([{ organisation: leaving.key, provenBy: 'code' }])
    const { confirmation } = await leaving.ask('GET', '/api/me/erasure')
    expect(await leaving.ask('POST', '/api/me/erasure', { confirmation })).toMatchObject({ waiting: true })
    await until('the mail about it', 30, async () =>
      (await world.reach.mailTo(person.email)).find(({ text }) => text.includes('asked that we erase this person')),
    )
    await moveClock(world, { days: 8 })
    await until('the person to be gone', 60, async () => {
      const outcome = await leaving.ask('GET', '/api/me').catch((error: unknown) => error)
      return (outcome as { status?: number }).status === 401 ? true : undefined
    })
    const pool = new CognitoIdentityProviderClient(clientFor(world.endpoint))
    const account = () =>
      pool.send(new AdminGetUserCommand({ UserPoolId: world.outputs['UserPoolId']!, Username: person.id }))
    await account()
    await forget()
    await expect(account()).rejects.toThrow(/exist/i)
  })
})
