import { describe, expect, it } from 'vitest'
import { suspicionOf } from '../../shared/domain/suspicion.ts'
import { anOrganisation } from '../support/a-register.ts'

const one = anOrganisation(1, { name: 'ООО «Ромашка»' })

describe('a suspicion that two entries are one organisation', () => {
  it.each([
    ['the same name and the same address', { registeredEmail: one.registeredEmail!.toUpperCase() }, 'sameAddress'],
    ['the same name under a key of another scheme', { key: 'eu-pic:999978918' }, 'twoSchemes'],
    ['the same name alone', {}, undefined],
    ['the same address alone', { name: 'Another', registeredEmail: one.registeredEmail! }, undefined],
    ['an entry that is struck off', { registeredEmail: one.registeredEmail!, status: 'struckOff' }, undefined],
  ] as const)('is decided for %s', (_what, differing, expected) => {
    const other = anOrganisation(2, { name: 'ооо "РОМАШКА"', ...differing })
    expect(suspicionOf(one, other)).toBe(expected)
    expect(suspicionOf(other, one)).toBe(expected)
  })
})
