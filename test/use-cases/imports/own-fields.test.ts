import { describe, expect, it } from 'vitest'
import { completeInn } from '../../../shared/domain/identifiers/ru-inn.ts'
import { changeOwnFields } from '../../../shared/domain/own-fields.ts'
import { changeOwn } from '../../../shared/items/organisation-item.ts'
import type { Table } from '../../../shared/stores/table.ts'
import { aRow, importWorld } from '../../support/import-world.ts'

const key = `ru-inn:${completeInn('960000000')}`
const later = { asOf: '2026-08-20' }
const mine = 'mine@example.invalid'

const setContact = async ({
  organisation,
  table,
}: Pick<ReturnType<typeof importWorld>, 'organisation'> & { table: Pick<Table, 'write'> }) => {
  const stored = (await organisation(key))!
  await table.write([changeOwn(stored, changeOwnFields(stored, { contactEmail: mine, language: 'en' }))])
}

describe('an import after a representative has set something', () => {
  it('leaves it, and says so in a note', async () => {
    const world = importWorld()
    await world.run([aRow(key)])
    await setContact(world)
    const row = aRow(key, { ...later, name: 'New name', contactEmail: 'register@example.invalid', language: 'ru' })
    const { id } = await world.run([row])
    expect(await world.organisation(key)).toMatchObject({ name: 'New name', contactEmail: mine, language: 'en' })
    expect(await world.verdictsOf(id)).toMatchObject([
      {
        verdict: 'changed',
        fields: ['name'],
        notes: [
          { column: 'contactEmail', reason: 'keptByOrganisation' },
          { column: 'language', reason: 'keptByOrganisation' },
        ],
      },
    ])
  })

  it('leaves it although it was set while the import was writing', async () => {
    let meanwhile: (() => Promise<void>) | undefined
    const world = importWorld({
      table: (table) => ({
        ...table,
        write: async (writes) => {
          const act = JSON.stringify(writes).includes('New name') ? meanwhile : undefined
          if (act) {
            meanwhile = undefined
            await act()
          }
          return table.write(writes)
        },
      }),
    })
    await world.run([aRow(key)])
    meanwhile = () => setContact(world)
    await world.run([aRow(key, { ...later, name: 'New name', contactEmail: 'register@example.invalid' })])
    expect(meanwhile).toBeUndefined()
    expect(await world.organisation(key)).toMatchObject({ name: 'New name', contactEmail: mine })
  })
})
