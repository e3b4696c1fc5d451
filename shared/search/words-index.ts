/* oxlint-disable no-underscore-dangle -- MiniSearch names so what it keeps for subclasses */
import MiniSearch, { type AsPlainObject, type Options } from 'minisearch'
import { searchFields, type SearchDocument, type SearchField } from './document.ts'
import { fieldTerms } from './field-terms.ts'
import { grown } from './number-rows.ts'
import type { Scores, Sheet } from './scores.ts'
import type { TermsQuery } from './words-query.ts'

/** An organisation as MiniSearch takes it: its place among the documents, and the document. */
export type Placed = { readonly at: number; readonly document: SearchDocument }

/** Where a term stands: by field, then by place, how often. */
type Postings = ReadonlyMap<number, ReadonlyMap<number, number>>

/** A term of the index that a typed one stands for, what that counts against the typed one itself, and in how many places it stands. */
export type Meant = {
  readonly term: string
  readonly weight: number
  readonly postings: Postings
  readonly places: number
}

/** How a term that was met counts: in which field, how much, for which typed term; among which places, if not all. */
type Weighing = {
  readonly field: SearchField
  readonly boost: number
  readonly bit: number
  readonly among: Scores | undefined
}

const isField = (name: string): name is SearchField => searchFields.some((field) => field === name)

const options: Options<Placed> = {
  fields: [...searchFields],
  idField: 'at',
  // MiniSearch takes texts apart itself; here they come as terms, one a line.
  extractField: ({ at, document }, name) => (isField(name) ? fieldTerms(document, name).join('\n') : at),
  tokenize: (lines) => lines.split('\n'),
  processTerm: (term) => term || null,
  autoVacuum: false,
}

// BM25+ as MiniSearch has it (Lv and Zhai, "Lower-bounding term frequency normalization", 2011).
const [K, B, D] = [1.2, 0.7, 0.5]

const FIELDS = searchFields.length

const meant = (term: string, weight: number, postings: Postings): Meant => {
  let places = 0
  for (const inField of postings.values()) places += inField.size
  return { term, weight, postings, places }
}

/**
 * The index of words by MiniSearch, over documents that are known by their places: 0, 1, 2 and on in the order in which they were added,
 * which is how MiniSearch numbers them too. Its own `search` makes an object for every row that it finds, forty milliseconds of them for a
 * word that half of the register bears; so its postings, which it keeps for subclasses, are read here directly.
 */
export class WordsIndex extends MiniSearch<Placed> {
  /** How long each field of each place is: the numbers of MiniSearch in one array. */
  private lengths = new Uint32Array(0)
  private measured = 0

  constructor() {
    super(options)
  }

  /** How many places there have been. */
  get size(): number {
    return this._nextId
  }

  /** Whether a term stands in a field of the document at a place. */
  holds(term: string, field: SearchField, at: number): boolean {
    return (
      this._index
        .get(term)
        ?.get(this._fieldIds[field] ?? -1)
        ?.has(at) ?? false
    )
  }

  /** The terms that a typed one stands for: itself, those that it begins, and those that differ by few letters. */
  *meantBy(typed: string, { prefix, fuzzy, weights }: TermsQuery): Generator<Meant> {
    const same = this._index.get(typed)
    if (same) yield meant(typed, 1, same)
    const errors = fuzzy(typed)
    const near = errors > 0 ? this._index.fuzzyGet(typed, errors) : undefined
    for (const [term, postings] of prefix(typed) ? this._index.atPrefix(typed) : []) {
      near?.delete(term)
      const longer = term.length - typed.length
      if (longer > 0) yield meant(term, (weights.prefix * term.length) / (term.length + 0.3 * longer), postings)
    }
    for (const [term, [postings, wrong]] of near ?? [])
      if (wrong > 0) yield meant(term, (weights.fuzzy * term.length) / (term.length + wrong), postings)
  }

  /** Adds to scores what a term that was met counts in a field: the rarer the term and the shorter the field, the more. */
  weigh({ postings, weight }: Meant, { field, boost, bit, among }: Weighing, sheet: Sheet): void {
    const number = this._fieldIds[field] ?? -1
    const places = postings.get(number)
    if (!places) return
    const lengths = this.measure()
    const rarity = Math.log(1 + (this._documentCount - places.size + 0.5) / (places.size + 0.5)) * weight * boost
    const average = this._avgFieldLength[number] ?? 1
    const add = (often: number, at: number): void => {
      const length = lengths[at * FIELDS + number] ?? 0
      sheet.add(at, rarity * (D + (often * (K + 1)) / (often + K * (1 - B + (B * length) / average))), bit)
    }
    if (!among || among.places.length >= places.size) {
      places.forEach(add)
      return
    }
    for (const at of among.places) {
      const often = places.get(at)
      if (often !== undefined) add(often, at)
    }
  }

  /** The lengths of all fields, those of new documents taken in. */
  private measure(): Uint32Array {
    if (this.measured === this._nextId) return this.lengths
    this.lengths = grown(this.lengths, this._nextId * FIELDS)
    for (; this.measured < this._nextId; this.measured += 1)
      this.lengths.set(this._fieldLength.get(this.measured) ?? [], this.measured * FIELDS)
    return this.lengths
  }
}

/** An index over these documents. */
export const newWordsIndex = (documents: readonly SearchDocument[]): WordsIndex => {
  const index = new WordsIndex()
  index.addAll(documents.map((document, at) => ({ at, document })))
  return index
}

/** The index as it was written down. */
export const readWordsIndex = (written: AsPlainObject): WordsIndex =>
  // MiniSearch reads into a MiniSearch, whatever it is asked to be.
  Object.assign(new WordsIndex(), MiniSearch.loadJS<Placed>(written, options))
