import { beforeAll, expect, it } from 'vitest'
import { until } from '../../local/client.ts'
import { represent } from '../../local/demo/person.ts'
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
import { describeStage, openWorld, registeredEmail, type Applicant, type World } from './support/world.ts'

describeStage('what officers and operators do on other days', () => {
  let world: World
  let applicant: Applicant
  const hold = (what: string) => world.operator('PUT', `/api/operator/holds/${what}`, { reason: 'a test' })
  const release = (what: string) => world.operator('DELETE', `/api/operator/holds/${what}`)
  const held = async (): Promise<readonly string[]> =>
    (await world.operator('GET', '/api/status')).holds.map(({ what }: any) => what)

  beforeAll(async () => {
    world = await openWorld('photonics')
    await publish(world, () => ({ minimumOrganisations: 3 }))
    applicant = await world.applicant()
  })

  it('puts a case into the one queue, and keeps from it the officer whose organisation is in it', async () => {
    const name = someName()
    for (const ending of ['', ' I']) {
      const keys = (await world.take(2)).map(({ key }) => key)
      const id = await gathering(applicant, keys, { name: `${name}${ending}` })
      await acceptAll(world.reach, (await linksOf(world.reach, id, 2)).values())
      await untilStatus(applicant, id, ending === '' ? 'registered' : 'review')
      if (ending === '') continue
      const find = async () => {
        const { cases } = await world.officer('GET', '/api/officer/cases?kind=review&limit=100')
        return cases.find(({ subject }: any) => subject.id === id)
      }
      const one = await until('the case to be in the queue', 30, find)
      expect(one).not.toHaveProperty('conflict')
      const path = `/api/officer/cases/${encodeURIComponent(one.id)}/assignment`
      expect(await world.officer('PUT', path, { to: 'me' })).toMatchObject({ mine: true })
      await represent(world.reach, world.colleagues.officer, keys[0]!, registeredEmail(keys[0]!))
      expect(await find()).toMatchObject({ conflict: 'represents' })
      await world.officer('DELETE', path)
      expect(await refusal(world.officer('PUT', path, { to: 'me' }))).toMatchObject({ status: 403 })
      await applicant.ask('POST', `/api/applications/${id}/withdraw`)
      expect(await world.officer('GET', `/api/officer/cases/${encodeURIComponent(one.id)}`)).toMatchObject({
        status: 'closed',
      })
    }
  })

  it('holds mail and new submissions, says so, and lets both go on', async () => {
    const id = await draft(applicant, [(await world.take(1))[0]!.key])
    await hold('submissions')
    await hold('mail')
    expect(new Set(await held())).toEqual(new Set(['mail', 'submissions']))
    const sent = refusal(submit(applicant, id))
    expect(await sent).toMatchObject({ status: 409, problem: { type: '/problems/held' } })
    await release('submissions')
    await submit(applicant, id)
    await untilStatus(applicant, id, 'gathering')
    const waiting = async () => (await world.operator('GET', '/api/operator/figures')).mail.pending
    await until('the mail to wait', 30, async () => ((await waiting()) >= 2 ? true : undefined))
    expect((await world.mails()).filter(({ text }) => text.includes(id))).toEqual([])
    await release('mail')
    await release('mail')
    await moveClock(world, { minutes: 3 })
    expect((await linksOf(world.reach, id, 1)).size).toBe(1)
    expect(await held()).toEqual([])
    await applicant.ask('POST', `/api/applications/${id}/withdraw`)
  })

  it('makes one organisation of two that both said yes, and two again', async () => {
    const [losing, keeping, third] = (await world.take(3)).map(({ key }) => key)
    const id = await gathering(applicant, [losing!, keeping!, third!], { mode: 'onMyWord' })
    const links = await linksOf(world.reach, id, 3)
    await acceptAll(world.reach, [links.get(losing!)!, links.get(keeping!)!])
    const confirmed = async () => (await applicant.ask('GET', `/api/applications/${id}/counts`)).confirmed
    expect(await confirmed()).toBe(3)
    const body = { losing, keeping, reason: 'One firm under two numbers' }
    const merge = await world.officer('POST', '/api/officer/merges', body)
    const reads = (status: string) => async () => {
      const now = await world.officer('GET', `/api/officer/merges/${merge.id}`)
      return now.status === status ? now : undefined
    }
    await until('the merge to end', 90, reads('merged'))
    expect(await confirmed()).toBe(2)
    expect(await world.register(losing!)).toMatchObject({ key: keeping })
    await world.officer('POST', `/api/officer/merges/${merge.id}/undo`)
    expect(await until('the merge to be undone', 90, reads('undone'))).toMatchObject({ stayed: 0 })
    expect(await confirmed()).toBe(3)
    expect(await world.register(losing!)).toMatchObject({ key: losing })
    expect(await read(applicant, id)).toMatchObject({ status: 'gathering' })
    await applicant.ask('POST', `/api/applications/${id}/withdraw`)
  })
})
