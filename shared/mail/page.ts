import type { Letter } from './letter.ts'

/** A mail with all that stands on its page, in one language, before it is text or HTML. */
export type Page = {
  readonly language: string
  readonly greeting: string
  readonly letter: Letter
  readonly sections: readonly { readonly title: string; readonly text: string }[]
  /** For whoever should not have got this mail, or wants no more of its kind: what to do, the words of the link, and how it reads in plain text. */
  readonly ways: readonly {
    readonly sentence: string
    readonly link: string
    readonly href: string
    readonly inText: string
  }[]
  readonly help: string
  readonly helpAddress: string
  readonly automatic: string
  readonly body: string
}
