const widthsOf = (lines: readonly (readonly string[])[]): readonly number[] =>
  (lines[0] ?? []).map((_, column) => Math.max(...lines.map((line) => (line[column] ?? '').length)))

/** Prints lines of cells under a title and a head: the first column to the left, numbers to the right. */
export const printTable = (
  title: string,
  head: readonly string[],
  lines: readonly (readonly (string | number)[])[],
): void => {
  const all = [head, ...lines.map((line) => line.map(String))]
  const widths = widthsOf(all)
  const shown = (cells: readonly string[]): string =>
    cells.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join('  ')
  const [first = '', ...others] = all.map(shown)
  console.log([`\n${title}`, first, '-'.repeat(first.length), ...others].join('\n'))
}
