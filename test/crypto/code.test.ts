import { describe, expect, test } from 'vitest'
import { claimCode, isClaimCode, isSignInCode, signInCode } from '../../shared/crypto/code.ts'
import { signingKeys } from '../support/sign-in-world.ts'

const key = signingKeys('first').current.key
const claim = {
  claimId: 'claim',
  personId: 'person',
  organisation: 'ru-inn:7735007358',
  registeredEmail: 'office@example.invalid',
}

describe('a code', () => {
  test('is eight digits, the same for the same person and window, and another for any other', () => {
    const codes = Array.from({ length: 200 }, (_, window) => signInCode(key, 'person', `${window}.0`))
    expect(codes.every((code) => /^\d{8}$/.test(code))).toBe(true)
    expect(codes.some((code) => code.startsWith('0'))).toBe(true)
    expect(new Set(codes).size).toBe(200)
    expect(signInCode(key, 'person', '1.0')).toBe(codes[1])
    expect(signInCode(key, 'person', '1.1')).not.toBe(codes[1])
    expect(signInCode(key, 'another', '1.0')).not.toBe(codes[1])
  })

  test('is recognised in each window that is named, under the current and the previous key', () => {
    const code = signInCode(key, 'person', '7.0')
    expect(isSignInCode(signingKeys('first'), code, 'person', ['8.0', '7.0'])).toBe(true)
    expect(isSignInCode(signingKeys('second', 'first'), code, 'person', ['7.0'])).toBe(true)
    expect(isSignInCode(signingKeys('second'), code, 'person', ['7.0'])).toBe(false)
    expect(isSignInCode(signingKeys('first'), code, 'person', ['8.0'])).toBe(false)
    expect(isSignInCode(signingKeys('first'), '', 'person', ['7.0'])).toBe(false)
  })

  test('of a claim is bound to the claim, the person, the organisation and the address that it went to', () => {
    const keys = signingKeys('first')
    const code = claimCode(key, claim)
    expect(isClaimCode(keys, code, claim)).toBe(true)
    for (const part of ['claimId', 'personId', 'organisation', 'registeredEmail'])
      expect(isClaimCode(keys, code, { ...claim, [part]: 'other' })).toBe(false)
  })
})
