import { describe, expect, it } from 'vitest'
import { organisationFrom, organisationKey } from '../../shared/items/organisation-item.ts'
import type { Table } from '../../shared/stores/table.ts'
import { makeChangeOrganisationStatus } from '../../shared/use-cases/change-organisation-status.ts'
import { makeRecordBounce } from '../../shared/use-cases/record-bounce.ts'
import { faultyTable } from '../support/faulty-table.ts'
import { registered } from '../support/a-register.ts'
import { aPipeline } from '../support/pipeline.ts'

const gathering = async () => {
  const pipeline = await aPipeline({ pack: { minimumOrganisations: 3 } })
  const { register, store, newId, mails, now } = pipeline
  const id = await pipeline.gather(register.slice(1, 4))
  const invited = register[1]!
  const mail = mails('invitation').find(
    ({ recipient }) => recipient.to === 'organisation' && recipient.key === invited.key,
  )!
  const bounce = (
    table = store as Parameters<typeof makeRecordBounce>[0]['table'],
    addresses = [invited.registeredEmail!],
  ) => makeRecordBounce({ table, newId })({ mailId: mail.id, addresses, because: 'bounce', now: now() })
  const state = async () => {
    const answer = (await pipeline.answers(id)).find(({ organisation }) => organisation === invited.key)!
    return {
      undeliverable: answer.undeliverable,
      told: mails('invitationUndeliverable').length,
      marked: organisationFrom(await store.get(organisationKey(invited.key)))?.undeliverableSince !== undefined,
      counts: await pipeline.counts(id),
      recount: await pipeline.recount(id),
    }
  }
  return { ...pipeline, id, invited, mail, bounce, state }
}

describe('mail that came back', () => {
  it('marks the address, takes the question out of the counts, and tells the coordinator, once', async () => {
    const { id, bounce, state, invited, events, mails, register } = await gathering()
    expect(await state()).toMatchObject({ undeliverable: false, told: 0, counts: { open: 3 } })
    expect(await bounce()).toEqual({ outcome: 'marked' })
    expect(await state()).toMatchObject({
      undeliverable: true,
      told: 1,
      marked: true,
      counts: { open: 2, confirmed: 1 },
      recount: { open: 2, confirmed: 1 },
    })
    expect(await bounce()).toEqual({ outcome: 'marked' })
    expect((await state()).told).toBe(1)
    expect(
      (await events(id)).filter(({ type, organisation }) => type === 'undeliverable' && organisation === invited.key),
    ).toHaveLength(1)
    expect(mails('invitationUndeliverable')[0]!.recipient).toMatchObject({ key: register[0]!.key })
  })

  it('is compared without case, and concerns only the address that the register holds now', async () => {
    const { bounce, state, store, invited } = await gathering()
    await store.write([registered({ ...invited, registeredEmail: 'new@example.invalid' })])
    expect(await bounce()).toEqual({ outcome: 'ignored' })
    expect(await state()).toMatchObject({ undeliverable: false, marked: false })
    expect(await bounce(undefined, ['NEW@Example.invalid'])).toEqual({ outcome: 'marked' })
  })

  it('changes no answer that was given before', async () => {
    const { id, accept, bounce, state, invited } = await gathering()
    await accept(id, invited)
    expect(await bounce()).toEqual({ outcome: 'marked' })
    expect(await state()).toMatchObject({ undeliverable: false, told: 0, counts: { confirmed: 2, open: 2 } })
  })

  it('reaches every application that waits for the organisation', async () => {
    const { bounce, mails, register, gather, counts, invited } = await gathering()
    const other = await gather([invited, register[5]!], { by: register[10]!, content: { name: 'Another' } })
    await bounce()
    expect(await counts(other)).toMatchObject({ open: 1 })
    expect(mails('invitationUndeliverable')).toHaveLength(2)
  })

  it('is recorded whole, wherever it is cut off and repeated', async () => {
    const probe = await gathering()
    const counting = faultyTable(probe.store)
    await probe.bounce(counting)
    for (const when of ['before', 'after'] as const)
      for (let at = 1; at <= counting.calls(); at += 1) {
        const { bounce, store, state } = await gathering()
        await bounce(faultyTable(store, { at, when })).catch(() => {})
        await bounce()
        expect(await state(), `${when} call ${at}`).toMatchObject({
          undeliverable: true,
          told: 1,
          marked: true,
          counts: { open: 2 },
          recount: { open: 2 },
        })
      }
  })

  it('is not forgotten where an officer corrects the organisation at the same moment', async () => {
    let meanwhile: (() => Promise<unknown>) | undefined
    const world = await gathering()
    const between: Table = {
      ...world.store,
      write: async (writes) => {
        const act = meanwhile
        meanwhile = undefined
        await act?.()
        return world.store.write(writes)
      },
    }
    meanwhile = () => world.bounce()
    const change = makeChangeOrganisationStatus({ table: between, newId: world.newId, organisationsOf: async () => [] })
    const { key } = world.invited
    const by = { as: 'officer', personId: 'o' } as const
    await change({ key, status: 'suspended', reason: 'test', by, now: world.now() })
    expect(organisationFrom(await world.store.get(organisationKey(key)))).toMatchObject({ status: 'suspended' })
    expect((await world.state()).marked).toBe(true)
  })
})
