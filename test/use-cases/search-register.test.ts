import { describe, expect, it } from 'vitest'
import { dynamoTable } from '../../shared/stores/dynamo-table.ts'
import { memoryTable } from '../../shared/stores/memory-table.ts'
import type { Table } from '../../shared/stores/table.ts'
import { makeSearchRegister, type SearchRegister } from '../../shared/use-cases/search-register.ts'
import { anOrganisation, registered } from '../support/a-register.ts'
import { newDynamoTable } from '../support/dynoxide.ts'

const tables: readonly (readonly [string, () => Promise<Table>])[] = [
  ['memory', async () => memoryTable()],
  ['DynamoDB', async () => dynamoTable(await newDynamoTable())],
]

const towns = ['Москва', 'Зеленоград', 'Троицк']
const all = Array.from({ length: 90 }, (_, at) => anOrganisation(at, { name: `Завод ${towns[at % 3]} ${at % 30}` }))

const pagesOf = async (table: Table, search: Omit<SearchRegister, 'after'>) => {
  const find = makeSearchRegister({ table })
  const pages: string[][] = []
  let after: string | undefined
  do {
    const page = await find({ ...search, after })
    pages.push(page.organisations.map(({ key }) => key))
    after = page.next
  } while (after !== undefined)
  return pages
}

describe.each(tables)('a search of the register in %s', (_name, newTable) => {
  it('finds everybody once, in one order for every size of page, although the register lies in eight shards', async () => {
    const table = await newTable()
    await table.write(all.map((organisation) => registered(organisation)))
    const whole = (await pagesOf(table, { words: '', limit: 100 })).flat()
    expect(new Set(whole)).toEqual(new Set(all.map(({ key }) => key)))
    expect(whole).toHaveLength(90)
    for (const limit of [1, 7, 90]) {
      const pages = await pagesOf(table, { words: '', limit })
      expect(pages.flat()).toEqual(whole)
      expect(Math.max(...pages.map(({ length }) => length))).toBeLessThanOrEqual(limit)
    }
    const found = (await pagesOf(table, { words: 'завод ТРОИЦК', limit: 4 })).flat()
    expect(found).toEqual(whole.filter((key) => all.find((one) => one.key === key)?.name.includes('Троицк')))
    const some = await pagesOf(table, { words: 'москва', category: 'sme', sector: 'robotics', limit: 3 })
    expect(some.flat()).toHaveLength(15)
  })
})
