import type { ChainContent } from '../../domain/chain/chain.ts'
import type { Candidate, Hindrance } from '../../domain/staffing/candidate.ts'
import { obstacleTo } from '../../domain/answer.ts'
import { refusalOf, type Wishes } from '../../domain/invitation-wishes.ts'
import type { Organisation } from '../../domain/organisation.ts'
import { broaderOf } from '../../domain/taxonomy.ts'
import type { Moment } from '../../domain/time.ts'
import type { SearchIndex } from '../../stores/search-index.ts'

/** The search as it stands: members and everybody else are found in it alike. */
export type Candidates = () => Promise<Pick<SearchIndex, 'byCapability'>>

/** Everybody in a register of the size that this is made for. */
const EVERYBODY = 40_000

/** Everybody who offers one of the codes, or a code below it. */
export const candidatesFor = async (candidates: Candidates, codes: readonly string[]): Promise<readonly Candidate[]> =>
  codes.length === 0 ? [] : (await candidates()).byCapability(codes, {}, EVERYBODY)

/** The codes of everything that the stages of a chain take. */
export const codesOf = ({ stages }: Pick<ChainContent, 'stages'>): readonly string[] => [
  ...new Set(stages.flatMap(({ takes }) => takes.map(({ capability }) => capability))),
]

/** What a code is looked for under: itself and, unless that is a whole field, the one above, for those who do something related. */
export const lookedFor = (code: string): readonly string[] => {
  const above = broaderOf(code)
  return above !== undefined && broaderOf(above) !== undefined ? [code, above] : [code]
}

/** What stands against inviting an organisation on behalf of a sender: the register, its wishes, what its profile says. */
export const hindranceTo = (
  organisation: Organisation | undefined,
  wishes: Wishes | undefined,
  { open }: Pick<Candidate, 'open'>,
  sender: string,
  now: Moment,
): Hindrance | undefined => {
  const obstacle = obstacleTo(organisation)
  if (obstacle) return { because: obstacle }
  const refusal = refusalOf(wishes, sender, now)
  if (refusal) return { because: 'notAccepting', ...refusal }
  return open ? undefined : { because: 'closed' }
}
