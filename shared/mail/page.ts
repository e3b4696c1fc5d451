import type { Letter } from './letter.ts'

/** A mail with all that stands on its page, in one language, before it is text or HTML. */
export type Page = {
  readonly language: string
  readonly greeting: string
  readonly letter: Letter
  readonly sections: readonly { readonly title: string; readonly text: string }[]
  /** For whoever should not have got this mail: what to do, and the subject to write to the help desk with. */
  readonly ways: readonly { readonly sentence: string; readonly link: string; readonly subject: string }[]
  readonly help: string
  readonly helpAddress: string
  readonly automatic: string
  readonly body: string
}
