import type { StopLinks } from '../crypto/unsubscribe.ts'

/** One part of a mail's body; plain text throughout, escaped when it becomes HTML. */
export type Part =
  | { readonly paragraph: string }
  | { readonly list: readonly string[] }
  | { readonly figures: readonly (readonly [label: string, value: string])[] }
  | { readonly code: string }
  | { readonly action: string; readonly href: string }

/**
 * What one mail says, before it is text or HTML: what happened, what comes next, whose turn it is, and who asked for this
 * mail. `invites`: a third party asked for it; on this page its reader answers, and says that it wants no more, or is not who was meant. `stop`: where mail of this kind is stopped.
 */
export type Letter = {
  readonly subject: string
  readonly happened: readonly Part[]
  readonly next: string
  readonly turn: string
  readonly asked: string
  readonly invites?: StopLinks
  readonly stop?: StopLinks
}
