import { stemmer as english } from '@orama/stemmers/english'
import { stemmer as russian } from '@orama/stemmers/russian'
import { leadingForms, trailingForms } from '../domain/legal-forms.ts'
import { inOneScript, plainLetters, scriptOf, soundOf, type Script } from './letters.ts'

/** A word of a text: as written but in small letters, its script, the term that it is indexed under, and how it sounds unshortened. */
export type Word = {
  readonly written: string
  readonly script: Script
  readonly term: string
  readonly sound: string
}

const split = (text: string): readonly string[] =>
  plainLetters(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)

const abbreviation = /(?<![\p{L}\p{N}])\p{L}(?:[./]\p{L})+(?![\p{L}\p{N}])/gu

/** Legal forms say nothing of who is meant: those of one word, and the long Russian ones as a whole. */
const forms = [...leadingForms, ...trailingForms].map((form) => split(form).join(' '))
const shortForms = new Set(forms.filter((form) => !form.includes(' ')))
const longForms = new RegExp(
  `(?<![\\p{L}])(?:${forms
    .filter((form) => form.includes(' ') && scriptOf(form) === 'cyrillic')
    .toSorted((a, b) => b.length - a.length)
    .join('|')})(?![\\p{L}])`,
  'gu',
)

const LONGEST = 60

// The stems of Snowball (M. F. Porter, snowballstem.org).
const stem = (written: string, script: Script): string => {
  if (/\d/.test(written) || written.length < 4) return written
  return script === 'cyrillic' ? russian(written) : english(written)
}

const known = new Map<string, Word>()

const read = (written: string): Word => {
  const script = scriptOf(written)
  return { written, script, term: soundOf(stem(written, script)), sound: soundOf(written) }
}

/** A word as it is indexed; words come again and again, so that they are remembered. */
const wordOf = (raw: string): Word => {
  const written = inOneScript(raw).slice(0, LONGEST)
  const found = known.get(written)
  if (found) return found
  const word = read(written)
  if (known.size < 100_000) known.set(written, word)
  return word
}

/** The words of a text in their order; `legalForms` says whether such words as ООО or GmbH are kept. */
export const wordsOf = (text: string, legalForms: 'kept' | 'dropped' = 'kept'): readonly Word[] => {
  const whole = text.replace(abbreviation, (dotted) => dotted.replace(/[./]/g, ''))
  if (legalForms === 'kept') return split(whole).map(wordOf)
  return split(split(whole).join(' ').replace(longForms, ' '))
    .filter((word) => !shortForms.has(word))
    .map(wordOf)
}

/** The terms that a text is indexed under. */
export const termsOf = (text: string): string[] =>
  wordsOf(text)
    .map(({ term }) => term)
    .filter(Boolean)
