import { randomInt } from 'node:crypto'
import { Logger } from '@aws-lambda-powertools/logger'
import { Metrics } from '@aws-lambda-powertools/metrics'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import { v7 as newId } from 'uuid'
import type * as z from 'zod'
import { secret, signingKeysText } from '../../shared/crypto/secrets.ts'
import { dynamoTable } from '../../shared/stores/dynamo-table.ts'
import { makeClock } from '../../shared/use-cases/clock.ts'
import type { apiEnvironment } from '../environment.ts'
import { REQUESTS_PER_MINUTE } from './limit.ts'
import { observeCalls } from './observe.ts'

const systemNow = (): string => new Date().toISOString()

/** What every function of the API works in, from its environment: the table, the clocks, the edge's secrets, new ids, the log. */
export const httpSetting = ({ TABLE_NAME, STAGE_KIND, EDGE_SECRET, BASE_URL }: z.infer<typeof apiEnvironment>) => {
  const table = dynamoTable({ client: new DynamoDBClient(), tableName: TABLE_NAME })
  const secrets = new SecretsManagerClient()
  const keys = (arn: string) => secret({ client: secrets, arn }, signingKeysText)
  const edgeKeys = keys(EDGE_SECRET)
  const movable = STAGE_KIND !== 'production'
  return {
    table,
    keys,
    systemNow,
    movable,
    newId,
    below: randomInt,
    baseUrl: BASE_URL,
    clock: makeClock({ table, movable, systemNow }),
    edgeSecrets: async () => {
      const { current, previous } = await edgeKeys()
      return previous ? [current.key, previous.key] : [current.key]
    },
    requestsPerMinute: REQUESTS_PER_MINUTE,
    observe: observeCalls(new Logger(), new Metrics()),
  }
}
