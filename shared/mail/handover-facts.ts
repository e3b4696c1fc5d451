import type { VoidBecause } from '../domain/handover.ts'
import type { Moment } from '../domain/time.ts'

/** What a mail about a hand-over says of it: of what, from whom to whom, and which of them reads it. */
export type HandedFacts = {
  readonly of: 'application' | 'cluster'
  readonly name: string
  readonly from: string
  readonly to: string
  readonly as: 'from' | 'to' | 'other'
  readonly page: string
}

/** What mails say about offers to hand the coordination over. */
export type HandoverFacts = {
  handoverOffered: HandedFacts & { readonly message?: string | undefined; readonly until: Moment }
  handoverAccepted: HandedFacts
  handoverDeclined: HandedFacts & { readonly reason?: string | undefined }
  handoverTakenBack: HandedFacts
  handoverExpired: HandedFacts
  handoverVoid: HandedFacts & { readonly because: VoidBecause }
}
