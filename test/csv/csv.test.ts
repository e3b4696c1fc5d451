import { parse } from 'csv-parse/sync'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cellsOf } from '../../shared/csv/cells.ts'
import { csvRecords, type CsvRecord, type Place } from '../../shared/csv/records.ts'

const inBlocks = async function* (bytes: Uint8Array, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

const read = async (file: string | Uint8Array, size = 7, start?: Place): Promise<CsvRecord[]> => {
  const bytes = Buffer.from(file as string)
  const records: CsvRecord[] = []
  for await (const record of csvRecords(inBlocks(bytes.subarray(start?.byte ?? 0), size), start)) records.push(record)
  return records
}

const shown = async (file: string | Uint8Array, size?: number) =>
  (await read(file, size)).map(({ place, bytes, broken }) => [place.line, broken ? 'broken' : cellsOf(bytes)])

const quote = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

describe('a CSV file', () => {
  it('is read record by record, each with the line that it begins on', async () => {
    expect(await shown('a,b\r\n"1,\n2","say ""hi"""\n,\n')).toEqual([
      [1, ['a', 'b']],
      [2, ['1,\n2', 'say "hi"']],
      [4, ['', '']],
    ])
  })

  it('may begin with a byte order mark and end without a line feed', async () => {
    expect(await shown('\uFEFF"a",b\n1,2')).toEqual([
      [1, ['a', 'b']],
      [2, ['1', '2']],
    ])
  })

  it('takes a quote inside a cell for a letter', async () => {
    expect(await shown('1,ООО "Ромашка\n2,"x"\n')).toEqual([
      [1, ['1', 'ООО "Ромашка']],
      [2, ['2', 'x']],
    ])
  })

  it('loses one line to a quote that nothing closes, or that closes in the middle of a cell', async () => {
    const open = `1,"open\n${'2,x\n'.repeat(30_000)}3,y\n`
    const records = await shown(open, 50_000)
    expect(records).toHaveLength(30_002)
    expect(records.slice(0, 2)).toEqual([
      [1, 'broken'],
      [2, ['2', 'x']],
    ])
    expect(await shown('1,"open\n2,x')).toEqual([
      [1, 'broken'],
      [2, ['2', 'x']],
    ])
    expect(await shown('1,"a" b,c\n2,"x"\r,y\n3,z\n')).toEqual([
      [1, 'broken'],
      [2, 'broken'],
      [3, ['3', 'z']],
    ])
  })

  it('says where bytes are not UTF-8', async () => {
    const record = Buffer.concat([Buffer.from('1,'), Buffer.of(0xcf, 0xf0), Buffer.from('\n')])
    expect(await shown(Buffer.concat([record, Buffer.from('2,ж\n')]))).toEqual([
      [1, undefined],
      [2, ['2', 'ж']],
    ])
  })

  it('reads what any program writes by RFC 4180, like another parser, in blocks of any size', async () => {
    const cell = fc.string({ unit: fc.constantFrom('a', 'ж', '"', ',', '\n', '\r', ' ', '💡') })
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { maxLength: 8 })
    await fc.assert(
      fc.asyncProperty(
        table,
        fc.integer({ min: 1, max: 40 }),
        fc.constantFrom('\n', '\r\n'),
        async (rows, size, end) => {
          const file = rows.map((row) => row.map(quote).join(',') + end).join('')
          const cells = (await read(file, size)).map(({ bytes }) => cellsOf(bytes))
          expect(cells).toEqual(rows)
          expect(cells).toEqual(parse(file, { relax_column_count: true, record_delimiter: end }))
        },
      ),
    )
  })

  it('is read on from the end of any record, whatever it holds', async () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'ж', '"', ',', '\n', '\r') })
    await fc.assert(
      fc.asyncProperty(text, fc.integer({ min: 1, max: 9 }), async (file, size) => {
        const records = await read(file, size)
        for (const [at, { next }] of records.entries())
          expect((await read(file, 3, next)).map(({ place }) => place)).toEqual(
            records.slice(at + 1).map(({ place }) => place),
          )
      }),
    )
  })
})
