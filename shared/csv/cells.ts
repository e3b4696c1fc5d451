const quoted = /"([^"]*(?:""[^"]*)*)"(,|$)/y
const plain = /([^,]*)(,|$)/y

const splitQuoted = (text: string): readonly string[] => {
  const cells: string[] = []
  for (let at = 0; ;) {
    const pattern = text[at] === '"' ? quoted : plain
    pattern.lastIndex = at
    const found = pattern.exec(text)
    if (!found) throw new Error('a quote that does not close its cell')
    const [whole, cell = '', comma] = found
    cells.push(pattern === quoted ? cell.replaceAll('""', '"') : cell)
    at += whole.length
    if (comma === '') return cells
  }
}

const decoder = new TextDecoder('utf-8', { fatal: true })

const textOf = (bytes: Uint8Array): string | undefined => {
  try {
    return decoder.decode(bytes)
  } catch (error) {
    if (error instanceof TypeError) return undefined
    throw error
  }
}

/** The cells of a CSV record (RFC 4180) whose quotes close, without byte order mark and end of line; undefined where it is not UTF-8. */
export const cellsOf = (record: Uint8Array): readonly string[] | undefined => {
  const text = textOf(record)?.replace(/\r?\n$/, '')
  return text?.includes('"') ? splitQuoted(text) : text?.split(',')
}
