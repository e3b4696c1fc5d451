import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { extractCode, readExtractCode } from '../../shared/crypto/extract-code.ts'

describe('the code of an extract', () => {
  it('is three groups of four letters that nobody confuses with digits', () => {
    const codes = Array.from({ length: 500 }, (_, number) => extractCode(`id ${number}`))
    const wrong = codes.filter((code) => !/^([0-9A-HJKMNP-TV-Z]{4}-){2}[0-9A-HJKMNP-TV-Z]{4}$/.test(code))
    expect(wrong).toEqual([])
  })

  it('differs for each id, and is the same for the same', () => {
    const codes = Array.from({ length: 2000 }, (_, number) => extractCode(`id ${number}`))
    expect(new Set(codes).size).toBe(codes.length)
    expect(extractCode('id 7')).toBe(codes[7])
  })

  it('is read however it was typed off the sheet', () => {
    fc.assert(
      fc.property(fc.uuid(), (id) => {
        const code = extractCode(id)
        for (const written of [
          code.toLowerCase(),
          code.replaceAll('-', ' '),
          code.replaceAll('0', 'o'),
          code.replaceAll('1', 'l'),
        ])
          expect(readExtractCode(written)).toBe(code)
      }),
    )
  })

  it.each(['', 'ABCD-EFGH', 'ABCD-EFGH-JKMU', 'ABCD-EFGH-JKMNP', '<script>'])('is none where it says %j', (written) => {
    expect(readExtractCode(written)).toBeUndefined()
  })
})
