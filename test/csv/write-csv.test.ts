import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cellsOf } from '../../shared/csv/cells.ts'
import { writeCsv } from '../../shared/csv/write-csv.ts'

describe('written CSV', () => {
  it('is read back as it was, but for what would be a formula', () => {
    const harmless = fc.string({ unit: 'binary' }).filter((text) => !/^[=+\-@\t\r]/.test(text) && !/[\r\n]/.test(text))
    fc.assert(
      fc.property(fc.array(harmless, { minLength: 2, maxLength: 5 }), (row) => {
        expect(cellsOf(new TextEncoder().encode(writeCsv([row])))).toEqual(row.map((text) => text.toWellFormed()))
      }),
    )
  })

  it.each(['=1+1', '+7 495', '-2', '@SUM(A1)', '\tx', '\r=1'])('runs nothing that begins like %j', (text) => {
    expect(writeCsv([[text]]).replace(/^"/, '')).toMatch(/^'/)
  })

  it('keeps numbers as they are, and nothing as nothing', () => {
    expect(writeCsv([[-3, null, undefined, 'a"b']])).toBe('-3,,,"a""b"\r\n')
  })
})
