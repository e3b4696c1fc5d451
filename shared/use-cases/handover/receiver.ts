import { Conflict } from '../../domain/errors.ts'
import type { Table } from '../../stores/table.ts'
import { obstacleIn, type Scene } from './scene.ts'

/** Throws what stands against the receiver: `gone` where it does not belong, Conflict where register or rules do not let it lead. */
export const assertMayReceive = async (
  table: Pick<Table, 'get' | 'getMany' | 'query'>,
  scene: Scene,
  gone: Error,
): Promise<void> => {
  const { receiver } = scene
  const obstacle = await obstacleIn(table, scene)
  if (obstacle === undefined) return
  if (obstacle === 'receiverGone') throw gone
  if (receiver?.status === 'active') throw new Conflict('coordinatorMustBeParticipant')
  throw new Conflict('organisationNotActive', { status: receiver?.status ?? 'unknown' })
}
