import * as z from 'zod'

/** Characters that reorder or hide text around them: overrides, embeddings and isolates of direction, and what has no width. */
const HIDING = /[\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g

/** Control characters but for the line feed. */
// oxlint-disable-next-line no-control-regex -- they are what it takes away
const CONTROL = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/g

/** More marks upon one letter than any language needs, as who wants to cover the lines above and below writes them. */
const PILED = /(\p{M}{4})\p{M}+/gu

/**
 * Text as it is stored and shown: composed (NFC), lines end in a line feed, tabs are spaces, and nothing is left that reorders, hides or piles
 * up. Markup stays what it is, text: whoever shows it escapes it and may turn addresses into links.
 */
export const plainText = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replaceAll('\t', ' ')
    .replace(HIDING, '')
    .replace(CONTROL, '')
    .replace(PILED, '$1')
    .trim()

/** Text that somebody writes, of so many characters at most after it was made plain; `lines`: whether it may have several. */
export const writtenText = (most: number, lines: 'one' | 'many' = 'many') =>
  z
    .string()
    .max(most)
    .transform((text) => (lines === 'one' ? plainText(text).replace(/\s+/g, ' ') : plainText(text)))
    .pipe(z.string().min(1).max(most))

/** What is searched of a text, and what is searched for: in small letters, compatible forms alike, ё as е. */
export const searchText = (text: string): string =>
  plainText(text).normalize('NFKC').toLowerCase().replaceAll('ё', 'е').replace(/\s+/g, ' ')
