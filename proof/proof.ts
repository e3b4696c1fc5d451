/** What a proof is asked: the seed of what is chosen at random, and how much is done. */
export type Asked = { readonly seed: number; readonly many: number | undefined }

/** What a proof found: its figures as lines of Markdown, and what must not be, a readable case each; nothing if all is well. */
export type Found = { readonly lines: readonly string[]; readonly wrong: readonly string[] }

/** One proof. The same seed does the same. */
export type Proof = (asked: Asked) => Promise<Found>

/** Lines of a Markdown table under a head. */
export const tableOf = (head: readonly string[], lines: readonly (readonly (string | number)[])[]): readonly string[] =>
  [head, head.map(() => '---'), ...lines].map((cells) => `| ${cells.map((cell) => String(cell)).join(' | ')} |`)
