import type { MailTemplate } from '../domain/mail.ts'
import type { Moment } from '../domain/time.ts'
import type { MailFacts } from '../mail/facts.ts'
import type { Letter } from '../mail/letter.ts'

/** How a letter writes what depends on the installation: moments by its clock. */
export type Words = { readonly time: (moment: Moment) => string }

/** The letters of some kinds of mail in one language. */
export type Letters<Template extends MailTemplate> = {
  readonly [T in Template]: (facts: MailFacts[T], words: Words) => Letter
}

/** One language's words for mail: all letters, and what stands around each. */
export type MailTexts = {
  readonly letters: Letters<MailTemplate>
  readonly greeting: (name: string | undefined) => string
  readonly next: string
  readonly turn: string
  readonly asked: string
  readonly wrongPerson: {
    readonly sentence: (organisation: string) => string
    readonly link: string
    readonly subject: string
  }
  readonly noMore: {
    readonly sentence: (organisation: string) => string
    readonly link: string
    readonly subject: string
  }
  readonly stop: { readonly sentence: string; readonly link: string }
  readonly help: string
  readonly automatic: string
}
