/** Something that the person at the terminal can mend: its message is one sentence that says what is missing and how to get it. */
export class LocalProblem extends Error {
  override readonly name = 'LocalProblem' as const
}
