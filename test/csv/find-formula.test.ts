import { describe, expect, it } from 'vitest'
import * as fc from 'fast-check'
import { findFormula } from '../../shared/csv/find-formula.ts'
import { writeCsv } from '../../shared/csv/write-csv.ts'

describe('the search for formulas in a table', () => {
  it.each([
    ['=1+1', { row: 1, column: 1 }],
    ['\ufeff=1+1', { row: 1, column: 1 }],
    ['a,b\r\nc,=HYPERLINK("https://evil.example";"x")', { row: 2, column: 2 }],
    ['a;b\nc;@SUM(A1)', { row: 2, column: 2 }],
    ['a\tb\n+cmd|calc!A1\tb', { row: 2, column: 1 }],
    ['a,"=1+1"', { row: 1, column: 2 }],
    ['a,"two ""quoted"" words",-2+3+cmd|calc!A1', { row: 1, column: 3 }],
    ['"a\nb",=1', { row: 1, column: 2 }],
    ['"unclosed\n=1', undefined],
    ['a,-12.5,+7 (495) 123-45-67,-,2026-11-25,+5%', undefined],
    ['a, =1 is text,b=1,"c, =d",\'=1', undefined],
    ['', undefined],
  ])('in %j finds %j', (text, place) => {
    expect(findFormula(text)).toEqual(place)
  })

  it('finds none in what the service itself writes', () => {
    const cell = fc.oneof(fc.string(), fc.constantFrom('=1', '+a', '-b', '@c', '\t=d', 'a,=b', 'a;=b', '"=c'))
    fc.assert(
      fc.property(fc.array(fc.array(cell, { maxLength: 3 }), { maxLength: 4 }), (rows) => {
        expect(findFormula(writeCsv(rows).replaceAll(';', ' ').replaceAll('\t', ' '))).toBeUndefined()
      }),
    )
  })
})
