import type { Fault } from './fault.ts'

/** The fewest of these faults with which it still fails: leaves out one after the other for as long as that goes. */
export const shrink = async (
  faults: readonly Fault[],
  fails: (faults: readonly Fault[]) => Promise<boolean>,
): Promise<readonly Fault[]> => {
  for (const left of faults) {
    const fewer = faults.filter((one) => one !== left)
    if (fewer.length > 0 && (await fails(fewer))) return shrink(fewer, fails)
  }
  return faults
}
