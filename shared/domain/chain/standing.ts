import type { ChainContent, Fill, Stage } from './chain.ts'

/**
 * How an organisation stands towards the consortium that a chain belongs to, as memberships and register say at this moment: `member`; `asked`,
 * with an answer to come; `inactive`, a member whom the register suspends or has struck off; `outside`, everybody else.
 */
export type Standing = 'member' | 'asked' | 'inactive' | 'outside'

/** How each organisation stands; who is not in it is `outside`. */
export type Standings = ReadonlyMap<string, Standing>

/** How an organisation stands. */
export const standingOf = (standings: Standings, organisation: string): Standing =>
  standings.get(organisation) ?? 'outside'

/** The supplies of a stage that hold at this moment: those of members. A member that leaves thereby reopens its stage, one that joins fills it. */
export const filling = (stage: Stage, standings: Standings): readonly Fill[] =>
  stage.fills.filter(({ organisation }) => standings.get(organisation) === 'member')

/** The content as it holds at this moment: only supplies of members. */
export const asItHolds = (content: ChainContent, standings: Standings): ChainContent => ({
  ...content,
  stages: content.stages.map((stage) => ({ ...stage, fills: [...filling(stage, standings)] })),
})
