import { leadingForms, trailingForms } from './legal-forms.ts'
import { skeleton } from './look-alikes.ts'

// Upper case before lower, so that ß becomes ss; all accents go but that of й, which is another letter than и.
const fold = (text: string): string =>
  skeleton(
    text
      .normalize('NFKD')
      .toUpperCase()
      .toLowerCase()
      .replaceAll('ς', 'σ')
      .replace(/(?<!и)\u0306|[\u0300-\u0305\u0307-\u036f\p{Cf}]+/gu, '')
      .normalize('NFC'),
  )

const isPlain = (text: string): boolean => /^[\da-z]*$/.test(text)

/**
 * A name for comparison: equal keys are one name to a reader. It sees through case, spaces, quotes, dashes and any other
 * punctuation, ё, accents, full-width letters and look-alikes of other alphabets. Empty where the name has neither letter
 * nor digit. The key of a key is itself.
 */
export const nameKey = (name: string): string =>
  isPlain(name) ? name : fold(name).replace(/[^\p{L}\p{M}\p{N}]+/gu, '')

const abbreviation = /(?<![\p{L}\p{N}])\p{L}(?:[./]\p{L})+(?![\p{L}\p{N}])/gu

const words = (name: string): string =>
  fold(name)
    .replace(abbreviation, (dotted) => dotted.replace(/[./]/g, ''))
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()

const anyOf = (forms: readonly string[]): string =>
  forms
    .map(words)
    .toSorted((a, b) => b.length - a.length)
    .join('|')

const leading = new RegExp(`^(?:(?:${anyOf(leadingForms)}) )+`, 'u')
const trailing = new RegExp(`(?: (?:${anyOf(trailingForms)}))+$`, 'u')

/**
 * A name for search: the letters of `nameKey`, word by word with one space between, without legal forms (ООО, GmbH, Ltd)
 * before or after it. What is searched for goes through the same function.
 */
export const searchName = (name: string): string => words(name).replace(leading, '').replace(trailing, '')

const trigramsOf = (key: string): string[] =>
  Array.from({ length: Math.max(key.length - 2, 0) }, (_, at) => key.slice(at, at + 3))

const tally = (trigrams: readonly string[]): Map<string, number> => {
  const counts = new Map<string, number>()
  for (const trigram of trigrams) counts.set(trigram, (counts.get(trigram) ?? 0) + 1)
  return counts
}

// The counts lie in an array beside the map, because copying that for each comparison is what keeps a thousand cheap.
const matcher = (own: readonly string[]): ((others: readonly string[]) => number) => {
  const counts = tally(own)
  const slots = new Map([...counts.keys()].map((trigram, slot) => [trigram, slot]))
  const occurrences = Uint16Array.from(counts.values())
  return (others) => {
    const unmatched = occurrences.slice()
    let found = 0
    for (const trigram of others) {
      const slot = slots.get(trigram)
      const remaining = slot === undefined ? 0 : (unmatched[slot] ?? 0)
      if (slot === undefined || remaining === 0) continue
      unmatched[slot] = remaining - 1
      found += 1
    }
    return found
  }
}

/**
 * How alike a name is to others, from 0 to 1; keys may be given in place of names, and are faster: a thousand take a few
 * milliseconds. It is the Sørensen–Dice coefficient 2|A∩B| / (|A| + |B|) over the trigrams of the keys, repetitions counted.
 * Names of fewer than three letters are alike only when equal. Sources: L. R. Dice, Ecology 26 (1945) 297; R. C. Angell
 * et al., Information Processing & Management 19 (1983) 255.
 */
export const similarityTo = (name: string): ((other: string) => number) => {
  const key = nameKey(name)
  const own = trigramsOf(key)
  const sharedWith = matcher(own)
  return (other) => {
    const otherKey = nameKey(other)
    if (otherKey === key) return 1
    const others = trigramsOf(otherKey)
    const total = own.length + others.length
    return total === 0 ? 0 : (2 * sharedWith(others)) / total
  }
}

/** How alike two names are, as `similarityTo` measures it. */
export const nameSimilarity = (a: string, b: string): number => similarityTo(a)(b)
