import * as z from 'zod'
import type { Cluster } from './cluster.ts'
import { decisionSchema, type Decision } from './decision.ts'
import { membershipSchema } from './membership.ts'
import { momentSchema, type Moment } from './time.ts'

const named = z.strictObject({ key: z.string(), name: z.string() })

/** A member as an extract names it. */
export const extractMemberSchema = named.extend({ role: membershipSchema.shape.role, since: momentSchema })
export type ExtractMember = z.infer<typeof extractMemberSchema>

/** How many members lie in one part of an extract: an item holds 400 KB, and a name has up to 500 characters. */
export const MEMBERS_A_PART = 200

/** How many extracts an organisation gets in a day. */
export const EXTRACTS_PER_DAY = 20

/**
 * What an extract said on the day it was issued, and says for ever: the cluster, the decision that registered it (whom a rule concerned is left
 * out) and, in `parts` parts, its members.
 */
export const extractSchema = z.strictObject({
  code: z.string(),
  clusterId: z.uuid(),
  number: z.string(),
  name: z.string(),
  coordinator: named,
  registeredAt: momentSchema,
  issuedAt: momentSchema,
  decision: decisionSchema.pick({ verdict: true, because: true, at: true, packVersion: true, results: true }),
  members: z.int().min(0),
  parts: z.int().min(0),
})
export type RegisterExtract = z.infer<typeof extractSchema>

/** The decision as an extract repeats it: what each rule saw and required, without the names. */
const onPaper = ({ verdict, because, at, packVersion, results }: Decision): RegisterExtract['decision'] => ({
  verdict,
  because,
  at,
  packVersion,
  results: results.map((result) => ({ ...result, concerned: [] })),
})

/** The extract of a registered cluster, but for its list of members. */
export const newExtract = (issued: {
  readonly code: string
  readonly cluster: Cluster
  readonly coordinator: string
  readonly decision: Decision
  readonly members: number
  readonly now: Moment
}): RegisterExtract => {
  const { code, cluster, coordinator, decision, members, now } = issued
  return {
    code,
    clusterId: cluster.id,
    number: cluster.number,
    name: cluster.name,
    coordinator: { key: cluster.coordinator, name: coordinator },
    registeredAt: cluster.registeredAt ?? cluster.formedAt,
    issuedAt: now,
    decision: onPaper(decision),
    members,
    parts: Math.ceil(members / MEMBERS_A_PART),
  }
}
