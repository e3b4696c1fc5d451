import { ConditionFailed } from '../../stores/table.ts'

const ATTEMPTS = 12

/**
 * Runs read-decide-write again when a condition of the write did not hold, because what was read has changed meanwhile.
 * Throws the last ConditionFailed when it keeps failing.
 */
export const retryConflicts = async <T>(attempt: () => Promise<T>): Promise<T> => {
  for (let tried = 1; ; tried += 1) {
    try {
      return await attempt()
    } catch (error) {
      if (!(error instanceof ConditionFailed) || tried === ATTEMPTS) throw error
    }
  }
}
