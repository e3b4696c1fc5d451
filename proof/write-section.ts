import { readFile, writeFile } from 'node:fs/promises'

const FILE = new URL('../docs/proof.md', import.meta.url)

const HEAD = `# Proof

Written by \`npm run proof\` (all) and \`npm run proof -- NAME\` (one); every section says with which command, seed and date it was written. By hand nothing is changed here.
`

const read = (): Promise<string> => readFile(FILE, 'utf8').catch(() => HEAD)

/** Puts the section of a name into docs/proof.md, in the place of the one before; sections stand in the order of names. */
export const writeSection = async (name: string, lines: readonly string[]): Promise<void> => {
  const [head = HEAD, ...sections] = (await read()).split(/^## /m)
  const others = sections.filter((section) => !section.startsWith(`${name}\n`))
  const all = [...others, `${name}\n\n${lines.join('\n')}\n\n`].toSorted((a, b) => (a < b ? -1 : 1))
  await writeFile(FILE, `${[head.trim(), ...all.map((section) => `## ${section.trim()}`)].join('\n\n')}\n`)
}
