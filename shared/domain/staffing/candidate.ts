import type { Obstacle } from '../answer.ts'
import type { Organisation } from '../organisation.ts'
import type { ProfileContent } from '../profile.ts'
import type { Moment } from '../time.ts'

/** One thing that an organisation says it can do. */
export type Offer = ProfileContent['offers'][number]

/** An organisation that could fill stages, as the search knows it; `open`: it says that it is open to invitations. */
export type Candidate = Pick<Organisation, 'key' | 'name' | 'status'> & {
  readonly place?: string | undefined
  readonly offers: readonly Offer[]
  readonly open: boolean
}

/** What stands against inviting somebody now, and until when, where that is known; whom it has muted nobody is told. */
export type Hindrance = { readonly because: Obstacle | 'closed' | 'notAccepting'; readonly until?: Moment }
