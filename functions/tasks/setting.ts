import { Logger } from '@aws-lambda-powertools/logger'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { v7 as newId } from 'uuid'
import type { z } from 'zod'
import { dynamoTable } from '../../shared/stores/dynamo-table.ts'
import { makeClock } from '../../shared/use-cases/clock.ts'
import type { commonEnvironment } from '../environment.ts'
import type { TaskCall } from './task.ts'

const observeWith =
  (log: Logger) =>
  ({ error, ...call }: TaskCall): void => {
    if (error === undefined) log.info('done', call)
    else log.error('failed', { ...call, error: error instanceof Error ? error : String(error) })
  }

/** What every task works in, from its environment: the table, the stage's clock, new ids, the zone of deadlines, and the log. */
export const taskSetting = ({ TABLE_NAME, STAGE_KIND, TIME_ZONE }: z.infer<typeof commonEnvironment>) => {
  const table = dynamoTable({ client: new DynamoDBClient(), tableName: TABLE_NAME })
  const movable = STAGE_KIND !== 'production'
  return {
    table,
    newId,
    zone: TIME_ZONE,
    clock: makeClock({ table, movable, systemNow: () => new Date().toISOString() }),
    observe: observeWith(new Logger()),
  }
}
