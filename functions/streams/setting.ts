import { Logger } from '@aws-lambda-powertools/logger'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { v7 as newId } from 'uuid'
import type * as z from 'zod'
import type { Moment } from '../../shared/domain/time.ts'
import { dynamoTable } from '../../shared/stores/dynamo-table.ts'
import { makeClock } from '../../shared/use-cases/clock.ts'
import type { commonEnvironment } from '../environment.ts'
import { observeWith } from './observe.ts'

const systemNow = (): Moment => new Date().toISOString()

/** What every function behind the stream works in, from its environment: the table, the clocks, new ids, the log. */
export const streamSetting = ({ TABLE_NAME, STAGE_KIND }: z.infer<typeof commonEnvironment>) => {
  const table = dynamoTable({ client: new DynamoDBClient(), tableName: TABLE_NAME })
  return {
    table,
    newId,
    systemNow,
    clock: makeClock({ table, movable: STAGE_KIND !== 'production', systemNow }),
    observe: observeWith(new Logger()),
  }
}
