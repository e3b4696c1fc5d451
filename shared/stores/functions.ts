/** Runs a function of ours by its name and waits until it has ended; throws if it failed. */
export type RunFunction = (name: string) => Promise<void>

/** Stops an execution by its name; one that has ended or never was is no fault. */
export type StopExecution = (name: string) => Promise<void>
