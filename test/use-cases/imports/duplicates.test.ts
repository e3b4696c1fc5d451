import { describe, expect, it } from 'vitest'
import { completeInn } from '../../../shared/domain/identifiers/ru-inn.ts'
import { completeOgrn } from '../../../shared/domain/identifiers/ru-ogrn.ts'
import { duplicateCaseId } from '../../../shared/domain/officer-case.ts'
import { closeCase, officerCaseFrom } from '../../../shared/items/officer-case-item.ts'
import { aRow, importWorld } from '../../support/import-world.ts'

const key = (serial: number) => `ru-inn:${completeInn(`96${String(serial).padStart(7, '0')}`)}`
const ogrn = `ru-ogrn:${completeOgrn('110960000001')}`
const shared = { registeredEmail: 'office@example.invalid' }

const casesIn = ({ table }: ReturnType<typeof importWorld>) =>
  table
    .items()
    .filter(({ entity }) => entity === 'OfficerCase')
    .map(officerCaseFrom)

describe('an import that brings what may be an organisation a second time', () => {
  it('asks officers once for each pair, whether both come in one file or one after the other', async () => {
    const world = importWorld({ rowsPerPart: 2 })
    const first = [
      aRow(key(1), { name: 'ООО «Ромашка»', ...shared }),
      aRow(key(2), { name: 'Ооо "ромашка"', ...shared }),
      aRow(key(3), { name: 'ООО «Ромашка»' }),
    ]
    await world.run(first)
    expect(casesIn(world)).toMatchObject([
      {
        id: duplicateCaseId(key(1), key(2)),
        status: 'open',
        facts: { how: 'sameAddress' },
        concerned: [key(1), key(2)].toSorted((a, b) => (a < b ? -1 : 1)),
      },
    ])
    await world.run([...first, aRow(key(4), { name: 'ООО Ромашка', ...shared, asOf: '2026-08-02' })])
    expect(casesIn(world)).toHaveLength(3)
  })

  it('asks about a known organisation that claims another’s identifier, and never again what was dismissed', async () => {
    const world = importWorld()
    await world.run([aRow(key(1), { aliases: ogrn }), aRow(key(2))])
    const again = (asOf: string) =>
      world.run([aRow(key(3), { asOf }), aRow(key(2), { aliases: ogrn, name: `Renamed on ${asOf}`, asOf })])
    await again('2026-08-02')
    const [one] = casesIn(world)
    expect(one).toMatchObject({ facts: { how: 'sameIdentifier' }, status: 'open' })
    await world.table.write([
      closeCase(one!, { by: 'officer:1', outcome: 'dismissed', reason: 'two firms' }, one!.openedAt),
    ])
    await again('2026-08-03')
    expect(casesIn(world)).toMatchObject([{ status: 'closed', outcome: 'dismissed' }])
  })
})
