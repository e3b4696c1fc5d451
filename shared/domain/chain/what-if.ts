import type { ChainContent } from './chain.ts'
import { coverOf, isCovered } from './cover.ts'
import { followers } from './find-cycle.ts'

/** What the leaving of an organisation would do: stages with nobody left, stages that then fall short, and stages that depend on the former. */
export type WhatIf = {
  readonly organisation: string
  readonly opens: readonly string[]
  readonly fallShort: readonly string[]
  readonly cutOff: readonly string[]
}

/** Every stage that the given ones hand on to, directly or not, themselves left out. */
const downstreamOf = ({ links }: ChainContent, begin: readonly string[]): ReadonlySet<string> => {
  const next = followers(links)
  const reached = new Set(begin)
  for (const stage of reached) for (const follower of next.get(stage) ?? []) reached.add(follower)
  for (const stage of begin) reached.delete(stage)
  return reached
}

/** What would happen if an organisation left, in a chain whose supplies all hold. A stage that nobody fills anyway is not opened by it. */
export const whatIfLeaves = (content: ChainContent, organisation: string): WhatIf => {
  const touched = content.stages.filter(({ fills }) => fills.some((fill) => fill.organisation === organisation))
  const without = touched.map((stage) => ({
    before: stage,
    after: { ...stage, fills: stage.fills.filter((fill) => fill.organisation !== organisation) },
  }))
  const opens = without.filter(({ after }) => after.fills.length === 0).map(({ after }) => after.id)
  const fallShort = without
    .filter(
      ({ before, after }) =>
        after.fills.length > 0 && coverOf(before).every(isCovered) && !coverOf(after).every(isCovered),
    )
    .map(({ after }) => after.id)
  const below = downstreamOf(content, opens)
  return { organisation, opens, fallShort, cutOff: content.stages.map(({ id }) => id).filter((id) => below.has(id)) }
}
