import { describe, expect, it } from 'vitest'
import type { ChainContent } from '../../../shared/domain/chain/chain.ts'
import type { Standing } from '../../../shared/domain/chain/standing.ts'
import { weakPointsOf, type WeakPoints } from '../../../shared/domain/chain/weak-points.ts'
import { aRandomChain, aStage } from './random-chains.ts'

type Standings = Map<string, Standing>

/** How many pieces a graph has without one stage, by merging labels until nothing changes. */
const pieces = ({ stages, links }: ChainContent, without?: string): number => {
  const label = new Map(stages.filter(({ id }) => id !== without).map(({ id }, at) => [id, at]))
  for (let changed = true; changed;) {
    changed = false
    for (const { from, to } of links) {
      const [a, b] = [label.get(from), label.get(to)]
      if (a === undefined || b === undefined || a === b) continue
      label.set(from, Math.min(a, b)).set(to, Math.min(a, b))
      changed = true
    }
  }
  return new Set(label.values()).size
}

/** Which stage is reached from which, by Warshall's closure. */
const reach = ({ stages, links }: ChainContent): Set<string> => {
  const pairs = new Set(links.map(({ from, to }) => `${from}>${to}`))
  for (const { id: by } of stages)
    for (const { id: from } of stages)
      for (const { id: to } of stages)
        if (pairs.has(`${from}>${by}`) && pairs.has(`${by}>${to}`)) pairs.add(`${from}>${to}`)
  return pairs
}

const short = (cover: { suppliers: number; suppliersAsked: number; amount: number; amountAsked: number }) =>
  cover.suppliers < cover.suppliersAsked || cover.amount < cover.amountAsked

/** The same facts from their definitions, one member and one stage at a time, with nothing shared with what is tested. */
const naively = (content: ChainContent, standings: Standings): WeakPoints => {
  const { stages, links } = content
  const members = [...standings].filter(([, standing]) => standing === 'member').map(([key]) => key)
  const fillers = (id: string, gone?: string) =>
    members.filter(
      (key) => key !== gone && stages.find((one) => one.id === id)!.fills.some((fill) => fill.organisation === key),
    )
  const covers = (id: string, gone?: string) => {
    const stage = stages.find((one) => one.id === id)!
    const codes = stage.takes.length === 0 ? [undefined] : stage.takes.map(({ capability }) => capability)
    return codes.map((capability) => {
      const fills = stage.fills.filter(
        (fill) => fill.capability === capability && members.includes(fill.organisation) && fill.organisation !== gone,
      )
      const amountAsked = stage.takes.find((take) => take.capability === capability)?.capacity?.amount ?? 0
      let amount = 0
      for (const fill of fills) amount += fill.amount ?? 0
      return { stage: id, capability, suppliers: fills.length, suppliersAsked: stage.suppliers, amount, amountAsked }
    })
  }
  const pairs = reach(content)
  const all = stages.map(({ id }) => id)
  return {
    unfilled: all.filter((id) => fillers(id).length === 0),
    uncovered: all.flatMap((id) => covers(id).filter(short)),
    singleSuppliers: all
      .filter((id) => fillers(id).length === 1)
      .map((id) => ({
        stage: id,
        organisation: fillers(id)[0]!,
        asked: stages.find((one) => one.id === id)!.suppliers,
      })),
    withoutEvidence: {
      links: links.filter(({ evidence }) => evidence === 'none').map(({ from, to }) => ({ from, to })),
      supplies: stages.flatMap(({ id, fills }) =>
        fills
          .filter((fill) => fill.evidence === 'none' && members.includes(fill.organisation))
          .map(({ organisation }) => ({ stage: id, organisation })),
      ),
    },
    articulationPoints: all.filter((id) => {
      const isolated = !links.some(({ from, to }) => from === id || to === id)
      return pieces(content, id) > pieces(content) - (isolated ? 1 : 0)
    }),
    idleMembers: members
      .filter(
        (key) => !all.some((id) => fillers(id).includes(key) && links.some(({ from, to }) => from === id || to === id)),
      )
      .toSorted(),
    whatIf: members
      .filter((key) => all.some((id) => fillers(id).includes(key)))
      .toSorted()
      .map((key) => {
        const opens = all.filter((id) => fillers(id).includes(key) && fillers(id, key).length === 0)
        return {
          organisation: key,
          opens,
          fallShort: all.filter(
            (id) => fillers(id, key).length > 0 && !covers(id).some(short) && covers(id, key).some(short),
          ),
          cutOff: all.filter((id) => !opens.includes(id) && opens.some((open) => pairs.has(`${open}>${id}`))),
        }
      }),
  }
}

describe('the weak points of a chain', () => {
  it('are those that a naive computation finds, on a thousand random chains', () => {
    const seen = { points: 0, cut: 0, single: 0, short: 0 }
    for (let seed = 1; seed <= 1000; seed += 1) {
      const { content, standings } = aRandomChain(seed)
      const found = weakPointsOf(content, standings)
      expect(found, `seed ${seed}`).toEqual(naively(content, standings))
      seen.points += found.articulationPoints.length
      seen.single += found.singleSuppliers.length
      for (const { cutOff, fallShort } of found.whatIf) {
        seen.cut += cutOff.length
        seen.short += fallShort.length
      }
    }
    // So many of each that none of the comparisons is empty.
    for (const [what, count] of Object.entries(seen)) expect(count, what).toBeGreaterThan(100)
  })

  it('show a stage as open at once when its only supplier is no longer a member, and as filled when an asked one has joined', () => {
    const content = {
      title: 'two stages',
      stages: [
        aStage('a', { fills: [{ organisation: 'eu-pic:900000001', evidence: 'contract' }] }),
        aStage('b', { fills: [{ organisation: 'eu-pic:900000002', evidence: 'none' }] }),
      ],
      links: [{ from: 'a', to: 'b', evidence: 'contract' as const }],
    }
    const unfilled = (one: Standing, other: Standing) =>
      weakPointsOf(
        content,
        new Map([
          ['eu-pic:900000001', one],
          ['eu-pic:900000002', other],
        ]),
      ).unfilled
    expect(unfilled('member', 'asked')).toEqual(['b'])
    expect(unfilled('member', 'member')).toEqual([])
    expect(unfilled('outside', 'member')).toEqual(['a'])
    expect(unfilled('inactive', 'member')).toEqual(['a'])
  })
})
