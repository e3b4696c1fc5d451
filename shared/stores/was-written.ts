import { ConditionFailed, type Table, type Write } from './table.ts'

/** Writes, and says whether it went through: false where a condition did not hold, so that somebody else has moved on. */
export const wasWritten = async (table: Pick<Table, 'write'>, writes: readonly Write[]): Promise<boolean> => {
  try {
    await table.write(writes)
    return true
  } catch (error) {
    if (error instanceof ConditionFailed) return false
    throw error
  }
}
