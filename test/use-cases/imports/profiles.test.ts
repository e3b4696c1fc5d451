import { describe, expect, it } from 'vitest'
import { profileFrom, profileKey, replaceProfile } from '../../../shared/items/profile-item.ts'
import { aRow, csvOf, importWorld, tallyOf } from '../../support/import-world.ts'

const KEY = 'eu-pic:999997930'
const BACKWARDS = 'an import of the same day'

const row = (differing: Parameters<typeof aRow>[1] = {}) =>
  aRow(KEY, {
    offers: 'micro.epitaxy.mbe|400 wafers a month|8|on 200 mm;micro.litho||',
    needs: 'serv.grants|as much as there is',
    place: 'Зеленоград',
    description: 'Epitaxy; since 1998',
    ...differing,
  })

const aWorld = () => {
  const world = importWorld()
  return { ...world, profile: async () => profileFrom(await world.table.get(profileKey(KEY))) }
}

describe('an import of what organisations can do', () => {
  it('reads codes, capacities with units or in words, readiness and own words', async () => {
    const world = aWorld()
    await world.run(csvOf([row()]))
    expect(await world.profile()).toMatchObject({
      offers: [
        {
          code: 'micro.epitaxy.mbe',
          capacity: { amount: 400, unit: 'wafers a month' },
          readiness: 8,
          text: 'on 200 mm',
        },
        { code: 'micro.litho' },
      ],
      needs: [{ code: 'serv.grants', capacity: { words: 'as much as there is' } }],
      place: 'Зеленоград',
      description: 'Epitaxy; since 1998',
      source: 'import',
      openToInvitations: true,
      version: 2,
    })
  })

  it('leaves what is wrong out with a note, and takes the rest', async () => {
    const world = aWorld()
    const { id } = await world.run(csvOf([row({ offers: 'micro.nothing;micro.litho||12;robot.vision', place: '' })]))
    expect((await world.profile())?.offers).toEqual([{ code: 'robot.vision' }])
    const [verdict] = await world.verdictsOf(id)
    expect(verdict).toMatchObject({
      verdict: 'new',
      notes: [
        { column: 'offers', reason: 'notOneOf', given: 'micro.nothing' },
        { column: 'offers', reason: 'notOneOf', given: 'micro.litho||12' },
      ],
    })
  })

  it('changes it by a newer file, says so, and does nothing by the same one', async () => {
    const world = aWorld()
    await world.run(csvOf([row()]))
    const { id } = await world.run(csvOf([row({ place: 'Москва', asOf: '2026-08-02' })]))
    expect(await world.verdictsOf(id)).toMatchObject([{ verdict: 'changed', fields: ['profile'] }])
    expect(await world.profile()).toMatchObject({ place: 'Москва', version: 3 })
    const again = await world.run(csvOf([row({ place: 'Москва', asOf: '2026-08-02' })]))
    expect(await world.verdictsOf(again.id), BACKWARDS).toMatchObject([{ verdict: 'unchanged' }])
    await world.run(csvOf([row({ place: 'Тверь', asOf: '2026-08-01' })]))
    expect(await world.profile()).toMatchObject({ place: 'Москва', version: 3 })
  })

  it('does not touch what a representative has written since', async () => {
    const world = aWorld()
    await world.run(csvOf([row()]))
    const before = (await world.profile())!
    const own = { ...before, place: 'Дубна', source: 'representative' as const, version: before.version + 1 }
    await world.table.write([replaceProfile(before, own)])
    await world.run(csvOf([row({ place: 'Москва', asOf: '2026-08-03' })]))
    expect(await world.profile()).toEqual(own)
  })

  it('needs none of its columns', async () => {
    const world = aWorld()
    const csv = csvOf([row()])
      .split('\n')
      .map((line) => line.split(',').slice(0, 11).join(','))
      .join('\n')
    const { id } = await world.run(csv)
    expect(tallyOf(await world.verdictsOf(id))).toMatchObject({ new: 1 })
    expect(await world.profile()).toBeUndefined()
  })
})
