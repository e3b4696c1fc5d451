/** A benchmark: prints its tables and gives what must not be, one sentence each; nothing if all is well. */
export type Bench = () => Promise<readonly string[]>
