import type { CreateTableCommandInput } from '@aws-sdk/client-dynamodb'
import { indexNames, keyNames } from '../../shared/stores/keys.ts'

const keySchema = ({ pk, sk }: { pk: string; sk: string }) => [
  { AttributeName: pk, KeyType: 'HASH' as const },
  { AttributeName: sk, KeyType: 'RANGE' as const },
]

/** What CreateTable needs to make an empty table like the product's. */
export const tableDefinition = (tableName: string): CreateTableCommandInput => ({
  TableName: tableName,
  BillingMode: 'PAY_PER_REQUEST',
  KeySchema: keySchema(keyNames()),
  AttributeDefinitions: [undefined, ...indexNames].flatMap((index) =>
    Object.values(keyNames(index)).map((name) => ({ AttributeName: name, AttributeType: 'S' as const })),
  ),
  GlobalSecondaryIndexes: indexNames.map((index) => ({
    IndexName: index,
    KeySchema: keySchema(keyNames(index)),
    Projection: { ProjectionType: 'ALL' },
  })),
})
