/** What may stand in an attribute: JSON, without undefined. */
export type Value = string | number | boolean | null | readonly Value[] | { readonly [name: string]: Value }

/** The primary key of an item. */
export type Key = { readonly pk: string; readonly sk: string }

/** One item as it lies in the table. */
export type Item = Key & { readonly [name: string]: Value }

/** One test on one attribute of the stored item; tests of a list must all hold. `anyOf` holds if one of its lists does. */
export type Test =
  | { readonly attribute: string; readonly exists: boolean }
  | { readonly attribute: string; readonly is: string | number | boolean }
  | { readonly attribute: string; readonly isNot: string | number | boolean }
  | { readonly attribute: string; readonly oneOf: readonly (string | number)[] }
  | { readonly attribute: string; readonly below: string | number }
  | { readonly attribute: string; readonly atLeast: string | number }
  | { readonly attribute: string; readonly contains: string }
  | { readonly anyOf: readonly Condition[] }

/** A conjunction of tests, evaluated against the stored item (absent attributes fail every test but `exists: false` and `isNot`). */
export type Condition = readonly Test[]

/** Replaces an item, on condition. */
export type Put = { readonly put: Item; readonly when?: Condition | undefined }

/** Changes attributes of an item (made if absent), on condition. `add` adds to numbers, `setIfAbsent` keeps what is there. */
export type Update = {
  readonly update: Key
  readonly set?: { readonly [name: string]: Value } | undefined
  readonly setIfAbsent?: { readonly [name: string]: Value } | undefined
  readonly add?: { readonly [name: string]: number } | undefined
  readonly remove?: readonly string[] | undefined
  readonly when?: Condition | undefined
}

/** Removes an item, on condition. */
export type Delete = { readonly delete: Key; readonly when?: Condition | undefined }

/** Demands something of an item that the transaction does not change. */
export type Check = { readonly check: Key; readonly when: Condition }

/** One member of a transaction. */
export type Write = Put | Update | Delete | Check

/** The secondary indexes, named for all time: one index at most can be added by an update of the table. */
export type IndexName = 'gsi1' | 'gsi2' | 'gsi3' | 'gsi4' | 'gsi5'

/** Where a page begins: the key of the last item of the page before. */
export type Start = { readonly [name: string]: string }

/** A question to one partition of the table or of an index. */
export type Query = {
  readonly index?: IndexName | undefined
  readonly pk: string
  readonly beginsWith?: string | undefined
  readonly atMost?: string | undefined
  readonly descending?: boolean | undefined
  readonly limit?: number | undefined
  readonly start?: Start | undefined
  readonly where?: Condition | undefined
}

/** One page of items; `next` is there when more may follow. */
export type Page = { readonly items: readonly Item[]; readonly next?: Start | undefined }

/**
 * The one port to the database. Reads of the table are strongly consistent, reads of an index are not.
 * `write` is atomic for up to 100 members; it throws ConditionFailed when a condition does not hold and Busy when contention outlasts its patience.
 */
export type Table = {
  get(key: Key): Promise<Item | undefined>
  getMany(keys: readonly Key[]): Promise<readonly Item[]>
  query(query: Query): Promise<Page>
  write(writes: readonly Write[]): Promise<void>
}

/** A condition of a write did not hold: which members failed, and what stood there instead (undefined: nothing). Nothing was written. */
export class ConditionFailed extends Error {
  override readonly name = 'ConditionFailed' as const
  // Private, because a log writes down every property of an error, and items hold addresses and tokens.
  readonly #failures: readonly { readonly index: number; readonly item: Item | undefined }[]

  constructor(failures: ConditionFailed['failures']) {
    super(`condition of member ${failures.map(({ index }) => index).join(', ')} did not hold`)
    this.#failures = failures
  }

  get failures(): readonly { readonly index: number; readonly item: Item | undefined }[] {
    return this.#failures
  }
}

/** The database was too busy for longer than we are ready to wait; safe to try again after `retryAfterSeconds`. */
export class Busy extends Error {
  override readonly name = 'Busy' as const
  readonly retryAfterSeconds: number

  constructor(cause: unknown, retryAfterSeconds = 2) {
    super('the table is too busy', { cause })
    this.retryAfterSeconds = retryAfterSeconds
  }
}
