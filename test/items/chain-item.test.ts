import { describe, expect, it } from 'vitest'
import { chainContentSchema, MOST } from '../../shared/domain/chain/chain.ts'
import { MOST_COMMANDS } from '../../shared/domain/chain/chain-version.ts'
import { chainCommandSchema } from '../../shared/domain/chain/command.ts'
import { taxonomy } from '../../shared/domain/taxonomy.ts'
import { appendVersion } from '../../shared/items/chain-item.ts'
import { itemSize } from '../../shared/stores/item-size.ts'
import { idOf, START } from '../support/builders.ts'

const wide = (length: number) => '界'.repeat(length)
const codes = taxonomy
  .map(({ code }) => code)
  .toSorted((a, b) => b.length - a.length)
  .slice(0, MOST.takes)

const terms = {
  title: wide(100),
  note: wide(200),
  needs: Array.from({ length: MOST.goods }, () => wide(50)),
  gives: Array.from({ length: MOST.goods }, () => wide(50)),
  takes: codes.map((capability) => ({ capability, capacity: { amount: 123456789.123, unit: wide(40) } })),
  readiness: 9,
  suppliers: 2,
}
const stageId = (at: number) => `${'s'.repeat(37)}${String(at).padStart(3, '0')}`

describe('a version of the largest chain', () => {
  it('lies in one item, in the widest letters', () => {
    const content = chainContentSchema.parse({
      title: wide(200),
      stages: Array.from({ length: MOST.stages }, (_, at) => ({
        ...terms,
        id: stageId(at),
        fills: Array.from({ length: MOST.fills / MOST.stages }, () => ({
          organisation: 'ru-inn:500100732259',
          capability: codes[0],
          amount: 123456789.123,
          evidence: 'letterOfIntent',
        })),
      })),
      links: Array.from({ length: MOST.links }, (_, at) => ({
        from: stageId(at % 60),
        to: stageId((at + 1) % 60),
        evidence: 'letterOfIntent',
      })),
    })
    const commands = Array.from({ length: MOST_COMMANDS }, (_, at) =>
      chainCommandSchema.parse({ do: 'addStage', stage: stageId(at), ...terms }),
    )
    const version = {
      owner: idOf(1),
      chain: idOf(2),
      version: 1,
      at: START,
      by: 'x'.repeat(60),
      organisation: 'ru-inn:500100732259',
    }
    expect(itemSize(appendVersion({ ...version, commands, content }).put)).toBeLessThan(400 * 1024)
  })
})
