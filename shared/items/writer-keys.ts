/** The partition of gsi5 that holds what a person wrote in spaces, conversations, chains and on the board. */
export const writingsOf = (personId: string): string => `WROTE#${personId}`

/** The index keys of something written, by which its writer finds it again; the latest sorts last. */
export const writerKeys = (written: {
  readonly personId: string | undefined
  readonly at: string
  readonly id: string
}): { readonly [name: string]: string } =>
  written.personId === undefined ? {} : { gsi5pk: writingsOf(written.personId), gsi5sk: `${written.at}#${written.id}` }
