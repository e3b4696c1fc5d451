import type { ProfileContent } from '../profile.ts'

/** One thing that an organisation says it can do. */
export type Offer = ProfileContent['offers'][number]

/** An organisation that could fill stages, as its profile says; `open` to invitations, so that it may be asked at all. */
export type Candidate = {
  readonly key: string
  readonly name: string
  readonly place?: string | undefined
  readonly offers: readonly Offer[]
  readonly open: boolean
}
