import { describe, expect, test } from 'vitest'
import { claimCode } from '../../shared/crypto/code.ts'
import { claimState } from '../../shared/domain/claim.ts'
import { Conflict, Forbidden, NotFound, TooMany, WrongCode } from '../../shared/domain/errors.ts'
import type { Organisation } from '../../shared/domain/organisation.ts'
import { after } from '../../shared/domain/time.ts'
import { mailFrom } from '../../shared/items/mail-item.ts'
import { representationFrom, representationKey, putRepresentation } from '../../shared/items/person-item.ts'
import { memoryTable } from '../../shared/stores/memory-table.ts'
import { makeClaimOrganisation } from '../../shared/use-cases/claim-organisation.ts'
import { makeDecideClaim } from '../../shared/use-cases/decide-claim.ts'
import { makeGiveUpRepresentation } from '../../shared/use-cases/give-up-representation.ts'
import { makeListCases } from '../../shared/use-cases/list-cases.ts'
import { makeListOwnClaims, makeReadOwnClaim } from '../../shared/use-cases/list-claims.ts'
import { makeProveClaim } from '../../shared/use-cases/prove-claim.ts'
import { anOrganisation, registered } from '../support/a-register.ts'
import { signingKeys } from '../support/sign-in-world.ts'

const NOW = '2026-09-01T08:00:00.000Z'
const ADA = '00000000-0000-7000-8000-00000000000a'
const BOB = '00000000-0000-7000-8000-00000000000b'
const OFFICER = '00000000-0000-7000-8000-0000000000ff'
const reachable = anOrganisation(1)
const { registeredEmail: _, ...withoutAddress } = anOrganisation(2)
const unreachable: Organisation = withoutAddress
const keys = signingKeys('first')

const world = async () => {
  const table = memoryTable()
  await table.write([registered(reachable), registered(unreachable)])
  let ids = 0
  const newId = () => `00000000-0000-7000-8000-${String((ids += 1)).padStart(12, '0')}`
  const claimAs = makeClaimOrganisation({ table })
  const prove = makeProveClaim({ table, keys: async () => keys })
  return {
    table,
    claim: (personId: string, organisation: Organisation, now = NOW) =>
      claimAs({
        id: newId(),
        personId,
        organisation: organisation.key,
        statement: 'I am the director',
        extra: [],
        now,
      }),
    claimBy: (identifier: string) =>
      claimAs({ id: newId(), personId: ADA, organisation: identifier, statement: '', extra: [], now: NOW }),
    prove: (claimId: string, code: string, personId = ADA, now = NOW) => prove({ claimId, personId, code, now }),
    decide: makeDecideClaim({ table }),
    giveUp: makeGiveUpRepresentation({ table }),
    own: makeListOwnClaims({ table }),
    read: makeReadOwnClaim({ table }),
    queue: async () => (await makeListCases({ table })({ personId: OFFICER, limit: 10 })).cases,
    represents: async (personId: string, { key }: Organisation) => {
      const item = await table.get(representationKey(personId, key))
      return item && representationFrom(item)
    },
    mails: () =>
      table
        .items()
        .filter(({ entity }) => entity === 'Mail')
        .map(mailFrom),
  }
}

const codeOf = (claimId: string, personId = ADA, { key, registeredEmail = '' }: Organisation = reachable) =>
  claimCode(keys.current.key, { claimId, personId, organisation: key, registeredEmail })

const decision = (claimId: string, verdict: 'confirmed' | 'refused', personId = OFFICER) =>
  ({ claimId, verdict, reason: 'a letter', by: { as: 'officer', personId }, now: NOW }) as const

describe('a claim to represent an organisation with a registered address', () => {
  test('sends a code there and nowhere else, and the code makes the person its representative', async () => {
    const { claim, prove, represents, mails } = await world()
    const { id } = await claim(ADA, reachable)
    expect(mails()).toMatchObject([
      { template: 'claimCode', recipient: { to: 'organisation', key: reachable.key, address: 'registered' } },
    ])
    expect(await represents(ADA, reachable)).toBeUndefined()
    await prove(id, codeOf(id))
    expect(await represents(ADA, reachable)).toMatchObject({ since: NOW, provenBy: 'code' })
    expect(mails()).toMatchObject([{}, { template: 'claimDecided', recipient: { to: 'person', id: ADA } }])
  })

  test('is proven once: a repeat with the right code answers the same, with a wrong one is refused', async () => {
    const { claim, prove } = await world()
    const { id } = await claim(ADA, reachable)
    const proven = await prove(id, codeOf(id))
    expect(await prove(id, codeOf(id))).toEqual(proven)
    await expect(prove(id, '00000000')).rejects.toBeInstanceOf(WrongCode)
  })

  test('is not proven by the code of another person or of another claim', async () => {
    const { claim, prove, represents } = await world()
    const mine = await claim(ADA, reachable)
    const theirs = await claim(BOB, reachable)
    await expect(prove(mine.id, codeOf(theirs.id, BOB))).rejects.toBeInstanceOf(WrongCode)
    expect(await represents(ADA, reachable)).toBeUndefined()
  })

  test('is not proven by a code that went to an address which is no longer the registered one', async () => {
    const { table, claim, prove } = await world()
    const { id } = await claim(ADA, reachable)
    await table.write([registered({ ...reachable, registeredEmail: 'new@example.invalid' })])
    await expect(prove(id, codeOf(id))).rejects.toBeInstanceOf(WrongCode)
  })

  test('is closed by five wrong codes, at once or one after the other; then the right one is too late', async () => {
    const { claim, prove, read, represents } = await world()
    const { id } = await claim(ADA, reachable)
    await Promise.allSettled(Array.from({ length: 20 }, (_each, code) => prove(id, String(code).padStart(8, '0'))))
    const { claim: after20 } = await read({ claimId: id, personId: ADA })
    expect(after20.failures).toBe(5)
    expect(claimState(after20, NOW)).toBe('closed')
    await expect(prove(id, codeOf(id))).rejects.toEqual(new Conflict('claimClosed'))
    expect(await represents(ADA, reachable)).toBeUndefined()
  })

  test('runs out after three days', async () => {
    const { claim, prove } = await world()
    const { id, expiresAt } = await claim(ADA, reachable)
    expect(expiresAt).toBe(after(NOW, { days: 3 }))
    await expect(prove(id, codeOf(id), ADA, expiresAt)).rejects.toEqual(new Conflict('claimClosed'))
  })

  test('is nobody else’s business', async () => {
    const { claim, prove, read } = await world()
    const { id } = await claim(ADA, reachable)
    await expect(prove(id, codeOf(id), BOB)).rejects.toBeInstanceOf(NotFound)
    await expect(read({ claimId: id, personId: BOB })).rejects.toBeInstanceOf(NotFound)
  })

  test('is made once: to claim again while it is open gives the same one and sends nothing', async () => {
    const { claim, own, mails } = await world()
    const made = await claim(ADA, reachable)
    expect(await claim(ADA, reachable)).toEqual(made)
    expect(mails()).toHaveLength(1)
    expect(await own({ personId: ADA })).toEqual([{ claim: made, organisationName: reachable.name }])
  })

  test('is made once by two requests at the same moment', async () => {
    const { claim, own } = await world()
    const made = await Promise.all([claim(ADA, reachable), claim(ADA, reachable)])
    expect(new Set(made.map(({ id }) => id)).size).toBe(1)
    expect(await own({ personId: ADA })).toHaveLength(1)
  })

  test('is refused to who represents it already, for what is not in the register, and for what was struck off', async () => {
    const { table, claim, claimBy } = await world()
    await table.write([
      putRepresentation({ personId: ADA, organisation: reachable.key, since: NOW, provenBy: 'officer' }),
      registered({ ...unreachable, status: 'struckOff' }),
    ])
    await expect(claim(ADA, reachable)).rejects.toEqual(new Conflict('alreadyRepresents'))
    await expect(claim(ADA, unreachable)).rejects.toEqual(new Conflict('organisationNotActive'))
    await expect(claimBy(anOrganisation(3).key)).rejects.toBeInstanceOf(NotFound)
    await expect(claimBy('nonsense')).rejects.toBeInstanceOf(NotFound)
  })

  test('sends an organisation only five codes in a day, whoever claims', async () => {
    const { claim } = await world()
    for (let person = 1; person <= 5; person += 1)
      await claim(`00000000-0000-7000-8000-00000000010${person}`, reachable)
    await expect(claim(ADA, reachable)).rejects.toEqual(new TooMany(16 * 3600))
  })
})

describe('a claim to represent an organisation that mail does not reach', () => {
  test('waits for an officer, whose yes makes the person its representative', async () => {
    const { claim, queue, decide, represents, mails } = await world()
    const { id, way } = await claim(ADA, unreachable)
    expect(way).toBe('officer')
    expect(mails()).toEqual([])
    expect(await queue()).toMatchObject([
      {
        one: { kind: 'claim', subject: { type: 'claim', id } },
        concerned: [{ organisation: { name: unreachable.name } }],
      },
    ])
    await decide(decision(id, 'confirmed'))
    expect(await represents(ADA, unreachable)).toMatchObject({ provenBy: 'officer' })
    expect(await queue()).toEqual([])
    expect(mails()).toMatchObject([{ template: 'claimDecided', recipient: { id: ADA } }])
  })

  test('is refused with a reason, and then closed to another verdict', async () => {
    const { claim, decide, represents } = await world()
    const { id } = await claim(ADA, unreachable)
    const refused = await decide(decision(id, 'refused'))
    expect(refused).toMatchObject({ status: 'refused', reason: 'a letter', decidedBy: `officer:${OFFICER}` })
    expect(await decide(decision(id, 'refused'))).toEqual(refused)
    await expect(decide(decision(id, 'confirmed'))).rejects.toEqual(new Conflict('claimClosed'))
    expect(await represents(ADA, unreachable)).toBeUndefined()
  })

  test('is not decided by the officer who made it, nor by one who represents the organisation', async () => {
    const { table, claim, decide } = await world()
    const { id } = await claim(OFFICER, unreachable)
    await expect(decide(decision(id, 'confirmed'))).rejects.toBeInstanceOf(Forbidden)
    await table.write([
      putRepresentation({ personId: BOB, organisation: unreachable.key, since: NOW, provenBy: 'code' }),
    ])
    await expect(decide(decision(id, 'refused', BOB))).rejects.toBeInstanceOf(Forbidden)
  })

  test('is not proven by a code', async () => {
    const { claim, prove } = await world()
    const { id } = await claim(ADA, unreachable)
    await expect(prove(id, codeOf(id, ADA, unreachable))).rejects.toEqual(new Conflict('claimClosed'))
  })

  test('of the other kind is not for an officer to decide', async () => {
    const { claim, decide } = await world()
    const { id } = await claim(ADA, reachable)
    await expect(decide(decision(id, 'confirmed'))).rejects.toEqual(new Conflict('claimClosed'))
  })
})

describe('a representation', () => {
  test('ends at once when it is given up, leaves a note, and can be claimed again', async () => {
    const { table, claim, prove, giveUp, represents } = await world()
    const { id } = await claim(ADA, reachable)
    await prove(id, codeOf(id))
    await giveUp({ personId: ADA, organisation: reachable.key, now: NOW })
    expect(await represents(ADA, reachable)).toBeUndefined()
    expect(table.items().find(({ entity }) => entity === 'PastRepresentation')).toMatchObject({
      since: NOW,
      until: NOW,
    })
    expect((await claim(ADA, reachable)).id).not.toBe(id)
    await expect(giveUp({ personId: BOB, organisation: reachable.key, now: NOW })).rejects.toBeInstanceOf(NotFound)
  })
})
