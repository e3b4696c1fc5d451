import { describe, expect, it } from 'vitest'
import { admit, isMember, leave } from '../../shared/domain/membership.ts'
import { anOrganisation } from '../support/a-register.ts'
import { idOf, START } from '../support/builders.ts'

const clusterId = idOf(1)
const organisation = anOrganisation(1).key

describe('the record of a cluster and an organisation', () => {
  it('makes a member only in that state', () => {
    const member = admit(undefined, { clusterId, organisation }, START)
    expect(isMember(member)).toBe(true)
    expect(isMember(leave(member, START))).toBe(false)
    expect(isMember(undefined)).toBe(false)
  })

  it('gets a new generation with each change of state, so that no two changes follow the same reading', () => {
    const member = admit(undefined, { clusterId, organisation, role: 'coordinator' }, START)
    const left = leave(member, START)
    const again = admit(left, { clusterId, organisation }, START)
    expect([member, left, again].map(({ generation }) => generation)).toEqual([1, 2, 3])
    expect([member, left, again].map(({ role }) => role)).toEqual(['coordinator', 'member', 'member'])
  })
})
