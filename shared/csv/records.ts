/** A place in a file: a byte, and the line that it is on (the first is 1). */
export type Place = { readonly byte: number; readonly line: number }

/** One record of a CSV file: where it begins, its bytes, and the place after it. `broken`: its quotes do not close, so it is only a line. */
export type CsvRecord = {
  readonly place: Place
  readonly bytes: Uint8Array
  readonly broken: boolean
  readonly next: Place
}

const [LF, CR, QUOTE, COMMA] = [10, 13, 34, 44]

/** A record that is longer has lost a quote, in bytes. */
const LONGEST_RECORD = 64 * 1024

type End = { readonly length: number; readonly lines: number; readonly broken: boolean }

const endOfLine = (bytes: Uint8Array): End | undefined => {
  const at = bytes.indexOf(LF)
  return at < 0 ? undefined : { length: at + 1, lines: 1, broken: true }
}

/** Whether a quote closes its cell: a comma or an end of line follows. Undefined where more bytes are needed to tell. */
const closes = (bytes: Uint8Array, quote: number): boolean | undefined => {
  const after = bytes[quote + 1] === CR ? quote + 2 : quote + 1
  const next = bytes[after]
  if (next === undefined) return undefined
  return next === LF || (next === COMMA && after === quote + 1)
}

/**
 * The end of the record that begins with these bytes: the first line feed outside quotes. Quotes count only where a cell begins with
 * one (RFC 4180), so that a stray one inside a name is a letter. Undefined where more bytes are needed to tell.
 */
const endOfRecord = (bytes: Uint8Array): End | undefined => {
  let lines = 1
  let inside = false
  let cellBegins = true
  const length = Math.min(bytes.length, LONGEST_RECORD)
  for (let at = 0; at < length; at += 1) {
    const byte = bytes[at]
    if (byte === LF) {
      if (!inside) return { length: at + 1, lines, broken: false }
      lines += 1
    } else if (inside && byte === QUOTE) {
      if (bytes[at + 1] === QUOTE) at += 1
      else {
        const closed = closes(bytes, at)
        if (!closed) return closed === undefined ? undefined : endOfLine(bytes)
        inside = false
      }
    } else if (cellBegins && byte === QUOTE) inside = true
    cellBegins = !inside && byte === COMMA
  }
  return length < LONGEST_RECORD ? undefined : endOfLine(bytes)
}

const recordsOf = function* (bytes: Uint8Array, start: Place, isLast: boolean): Generator<CsvRecord> {
  let place = start
  for (let from = 0; from < bytes.length;) {
    const rest = bytes.subarray(from)
    const end = endOfRecord(rest) ?? (isLast ? endOfLine(rest) : undefined)
    if (!end) return
    const next = { byte: place.byte + end.length, line: place.line + end.lines }
    yield { place, bytes: rest.subarray(0, end.length), broken: end.broken, next }
    from += end.length
    place = next
  }
}

const withLineFeed = (bytes: Uint8Array): Uint8Array =>
  bytes.length === 0 || bytes.at(-1) === LF ? bytes : Buffer.concat([bytes, Buffer.of(LF)])

/**
 * The records of a CSV file from a place on, as they come. Records begin and end the same wherever reading starts and however the blocks are
 * cut: that makes every `next` a place to resume from. A quote that nothing closes costs its line and not the rest of the file.
 */
export const csvRecords = async function* (
  blocks: AsyncIterable<Uint8Array>,
  start: Place = { byte: 0, line: 1 },
): AsyncGenerator<CsvRecord, void> {
  let rest: Uint8Array = new Uint8Array()
  let place = start
  for await (const block of blocks) {
    const bytes = rest.length === 0 ? block : Buffer.concat([rest, block])
    const from = place.byte
    for (const record of recordsOf(bytes, place, false)) {
      yield record
      place = record.next
    }
    rest = bytes.subarray(place.byte - from)
  }
  yield* recordsOf(withLineFeed(rest), place, true)
}
