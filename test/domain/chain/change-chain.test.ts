import { describe, expect, it } from 'vitest'
import { MOST, type ChainContent } from '../../../shared/domain/chain/chain.ts'
import { changeChain } from '../../../shared/domain/chain/change-chain.ts'
import { chainCommandSchema, type ChainCommand } from '../../../shared/domain/chain/command.ts'
import { findPath } from '../../../shared/domain/chain/find-cycle.ts'
import { chainTemplates, contentFrom } from '../../../shared/domain/chain/templates.ts'
import { aRandomChain, aStage, randomFrom } from './random-chains.ts'

const organisation = 'eu-pic:999978918'
const chainOf = (...ids: string[]): ChainContent => ({
  title: 'a chain',
  stages: ids.map((id) => aStage(id)),
  links: ids.slice(1).map((to, at) => ({ from: ids[at]!, to, evidence: 'none' })),
})
const after = (content: ChainContent, ...commands: ChainCommand[]): ChainContent => {
  const changed = changeChain(content, commands)
  if (changed.outcome !== 'changed') throw new Error(JSON.stringify(changed))
  return changed.content
}
const command = (given: object): ChainCommand => chainCommandSchema.parse(given)

describe('changing a chain', () => {
  it('refuses a link that closes a cycle, and names the stages along it', () => {
    const content = chainOf('a', 'b', 'c', 'd')
    expect(changeChain(content, [command({ do: 'link', from: 'd', to: 'b' })])).toEqual({
      outcome: 'cycle',
      stages: ['d', 'b', 'c', 'd'],
    })
  })

  it('finds a cycle exactly where a link leads back, on random chains', () => {
    let refused = 0
    for (let seed = 1; seed <= 300; seed += 1) {
      const { content } = aRandomChain(seed)
      const random = randomFrom(seed)
      const pick = () => content.stages[Math.floor(random() * content.stages.length)]?.id ?? ''
      const [from, to] = [pick(), pick()]
      if (from === to) continue
      const changed = changeChain(content, [command({ do: 'link', from, to })])
      const leadsBack = findPath(content.links, to, from) !== undefined
      expect(changed.outcome, `seed ${seed}`).toBe(leadsBack ? 'cycle' : 'changed')
      if (changed.outcome !== 'cycle') continue
      refused += 1
      const steps = changed.stages.slice(1).map((stage, at) => [changed.stages[at], stage])
      const edges = [...content.links, { from, to }]
      expect(steps.every(([a, b]) => edges.some((edge) => edge.from === a && edge.to === b))).toBe(true)
      expect(changed.stages[0]).toBe(changed.stages.at(-1))
    }
    expect(refused).toBeGreaterThan(30)
  })

  it('carries out all commands or none, and says which one is at fault', () => {
    const commands = [command({ do: 'removeStage', stage: 'a' }), command({ do: 'unlink', from: 'a', to: 'b' })]
    expect(changeChain(chainOf('a', 'b'), commands)).toEqual({
      outcome: 'fault',
      command: 1,
      field: 'from',
      fault: 'unknownLink',
    })
  })

  it('takes a stage away with its links', () => {
    expect(after(chainOf('a', 'b', 'c'), command({ do: 'removeStage', stage: 'b' }))).toEqual({
      ...chainOf('a', 'c'),
      links: [],
    })
  })

  it('lets an organisation fill a stage once for each capability, and keeps its evidence when only the amount changes', () => {
    const stage = aStage('a', { takes: [{ capability: 'micro.test' }] })
    const content = { title: 'one', stages: [stage], links: [] }
    const filled = after(
      content,
      command({ do: 'fill', stage: 'a', organisation, amount: 2, evidence: 'contract' }),
      command({ do: 'fill', stage: 'a', organisation, amount: 3 }),
    )
    expect(filled.stages[0]?.fills).toEqual([
      { organisation, capability: 'micro.test', amount: 3, evidence: 'contract' },
    ])
    expect(after(filled, command({ do: 'release', stage: 'a', organisation })).stages[0]?.fills).toEqual([])
  })

  it('drops the supplies of a capability that a stage takes no more', () => {
    const stage = aStage('a', {
      takes: [{ capability: 'micro.test' }],
      fills: [{ organisation, capability: 'micro.test', evidence: 'none' }],
      readiness: 5,
    })
    const changed = after(
      { title: 'one', stages: [stage], links: [] },
      command({ do: 'changeStage', stage: 'a', takes: [], readiness: null }),
    )
    expect(changed.stages[0]).toEqual(aStage('a'))
  })

  it.each([
    [{ do: 'addStage', stage: 'a', title: 'A' }, 'stageExists'],
    [{ do: 'changeStage', stage: 'x', title: 'X' }, 'unknownStage'],
    [{ do: 'link', from: 'a', to: 'x' }, 'unknownStage'],
    [{ do: 'link', from: 'a', to: 'a' }, 'ownStage'],
    [{ do: 'setLinkEvidence', from: 'b', to: 'a', evidence: 'contract' }, 'unknownLink'],
    [{ do: 'fill', stage: 'a', organisation, capability: 'micro.test' }, 'notTaken'],
    [{ do: 'release', stage: 'a', organisation }, 'unknownFill'],
  ])('refuses %j: %s', (given, fault) => {
    expect(changeChain(chainOf('a', 'b'), [command(given)])).toMatchObject({ outcome: 'fault', fault })
  })

  it('refuses a stage too many', () => {
    const full = { title: 'full', stages: Array.from({ length: MOST.stages }, (_, at) => aStage(`s${at}`)), links: [] }
    expect(changeChain(full, [command({ do: 'addStage', stage: 'x', title: 'X' })])).toMatchObject({
      fault: 'chainFull',
    })
  })
})

describe('the templates', () => {
  it('are three, the nitride power transistor first, each acyclic and in one piece in both languages', () => {
    expect(chainTemplates.map(({ id }) => id)).toEqual([
      'nitride-power-transistor',
      'mobile-robot',
      'industrial-sensor-line',
    ])
    for (const template of chainTemplates) {
      const { links: _, ...stages } = contentFrom(template, 'ru')
      const commands = template.links.map((link) => command({ do: 'link', ...link }))
      expect(after({ ...stages, links: [] }, ...commands)).toEqual(contentFrom(template, 'ru'))
      const linked = new Set(template.links.flatMap(({ from, to }) => [from, to]))
      expect(template.stages.filter(({ id }) => !linked.has(id))).toEqual([])
    }
  })

  it('lead a power transistor from the substrate to the application', () => {
    expect(chainTemplates[0]?.stages.map(({ id }) => id)).toEqual([
      'substrate',
      'epitaxy',
      'lithography',
      'metallisation',
      'dicing',
      'packaging',
      'test',
      'driver-design',
      'firmware',
      'reliability',
      'application',
    ])
  })
})
