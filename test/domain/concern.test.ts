import { describe, expect, it } from 'vitest'
import { concernAfter, isTimeOver, standingOf } from '../../shared/domain/concern.ts'
import { admit } from '../../shared/domain/membership.ts'
import { firstRulePack } from '../../shared/domain/rule-pack.ts'
import { anOrganisation } from '../support/a-register.ts'
import { idOf, START } from '../support/builders.ts'

const LATER = '2026-10-01T08:00:00.000Z'
const pack = { ...firstRulePack, minimumOrganisations: 2 }

const member = (number: number, differing: Parameters<typeof anOrganisation>[1] = {}) => {
  const organisation = anOrganisation(number, differing)
  const membership = admit(undefined, { clusterId: idOf(1), organisation: organisation.key }, START)
  return { membership, organisation }
}
const coordinator = anOrganisation(1).key

describe('how a cluster stands', () => {
  it('counts active participants, as at its registration: no partner, nobody suspended', () => {
    const members = [member(1), member(2), member(3, { kind: 'partner' }), member(4, { status: 'suspended' })]
    expect(standingOf(coordinator, members, pack)).toEqual({ counting: 2, causes: [] })
  })

  it('names both causes at once', () => {
    expect(standingOf(coordinator, [member(1, { status: 'struckOff' }), member(2)], pack)).toEqual({
      counting: 1,
      causes: ['belowMinimum', 'coordinatorNotActive'],
    })
  })

  it('is a matter where the register has lost the coordinator', () => {
    const lost = { ...member(1), organisation: undefined }
    expect(standingOf(coordinator, [lost, member(2), member(3)], pack).causes).toEqual(['coordinatorNotActive'])
  })
})

describe('a concern', () => {
  const below = { counting: 1, causes: ['belowMinimum' as const] }

  it('keeps its beginning and its time when its causes change', () => {
    const began = concernAfter(undefined, below, pack, START)
    const both = { counting: 0, causes: ['belowMinimum' as const, 'coordinatorNotActive' as const] }
    expect(concernAfter(began, both, pack, LATER)).toEqual({ ...began, ...both })
  })

  it('is gone when nothing is the matter, and begins anew after that', () => {
    const began = concernAfter(undefined, below, pack, START)
    expect(concernAfter(began, { counting: 2, causes: [] }, pack, LATER)).toBeUndefined()
    expect(concernAfter(undefined, below, pack, LATER)?.since).toBe(LATER)
  })

  it('has run out of time at the moment that was said, and not before', () => {
    const concern = concernAfter(undefined, below, pack, START)!
    expect(isTimeOver(concern, new Date(Date.parse(concern.mendBy) - 1).toISOString())).toBe(false)
    expect(isTimeOver(concern, concern.mendBy)).toBe(true)
    expect(isTimeOver(undefined, concern.mendBy)).toBe(false)
  })
})
