import * as z from 'zod'
import {
  chainContentSchema,
  chainIdSchema,
  chainSchema,
  fillSchema,
  linkSchema,
  stageSchema,
  type Chain,
  type Stage,
} from '../../../shared/domain/chain/chain.ts'
import { chainIdOf } from '../../../shared/domain/chain/chain-id.ts'
import { coverOf, isCovered } from '../../../shared/domain/chain/cover.ts'
import { filling, standingOf } from '../../../shared/domain/chain/standing.ts'
import type { ChainRead } from '../../../shared/use-cases/read-chain.ts'
import type { Stood } from '../../../shared/use-cases/support/standings.ts'
import { namedView, showNamed } from './organisation.ts'

const { title, version, template, createdAt, changedAt } = chainSchema.shape

/** How an organisation stands towards the consortium or cluster of a chain. */
export const standingSchema = z.enum(['member', 'asked', 'inactive', 'outside'])

/** A supply of a stage; it holds while the organisation is a `member`. */
const supplyView = z
  .object({
    ...fillSchema.shape,
    organisation: namedView,
    standing: standingSchema,
  })
  .meta({ id: 'Supply' })

/** A stage with who is to fill it; `covered`: by members, as many and as much as is asked for. */
const stageView = z
  .object({ ...stageSchema.shape, fills: z.array(supplyView), covered: z.boolean() })
  .meta({ id: 'ChainStage' })

/** A cooperation chain as it holds at this moment. */
export const chainView = z
  .object({
    id: chainIdSchema,
    version,
    owner: z.object({ id: z.uuid(), of: z.enum(['application', 'cluster']) }),
    as: z.enum(['coordinator', 'member']),
    title,
    template,
    createdAt,
    changedAt,
    stages: z.array(stageView),
    links: z.array(linkSchema),
  })
  .meta({ id: 'Chain' })

/** One line about a chain in a list. */
export const chainLineView = z
  .object({ id: chainIdSchema, version, title, template, changedAt, stages: z.int(), links: z.int() })
  .meta({ id: 'ChainLine' })

/** A version of a chain with what it consisted of then. */
export const chainContentView = chainContentSchema.extend({ version, at: chainSchema.shape.changedAt }).meta({
  id: 'ChainVersionContent',
})

const showStage = (stage: Stage, { standings, organisations }: Stood): z.input<typeof stageView> => ({
  ...stage,
  fills: stage.fills.map((fill) => ({
    ...fill,
    organisation: showNamed(fill.organisation, organisations.get(fill.organisation)),
    standing: standingOf(standings, fill.organisation),
  })),
  covered: coverOf({ ...stage, fills: [...filling(stage, standings)] }).every(isCovered),
})

/** A chain for one of its members. */
export const showChain = ({ chain, owner, role, ...stood }: ChainRead): z.input<typeof chainView> => ({
  ...chain,
  id: chainIdOf(chain),
  owner,
  as: role,
  stages: chain.stages.map((stage) => showStage(stage, stood)),
})

/** A chain as a line. */
export const showChainLine = (chain: Chain): z.input<typeof chainLineView> => ({
  ...chain,
  id: chainIdOf(chain),
  stages: chain.stages.length,
  links: chain.links.length,
})
