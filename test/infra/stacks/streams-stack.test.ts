import { describe, expect, it } from 'vitest'
import { productionResources } from '../stage.ts'

describe('the changes that lead to work', () => {
  it('are told by five filters, which is as many as Lambda takes', () => {
    const mapping = productionResources('AWS::Lambda::EventSourceMapping').find(([name]) =>
      name.includes('Dispatch'),
    )![1]
    const filters = mapping.Properties['FilterCriteria'].Filters.map(({ Pattern }: any) => JSON.parse(Pattern))
    expect(filters).toHaveLength(5)
    expect(filters[0]).toEqual({
      eventName: ['INSERT'],
      dynamodb: { NewImage: { entity: { S: ['Mail', 'FanOut'] } } },
    })
    expect(filters[4].dynamodb.NewImage).toEqual({
      entity: { S: ['Organisation', 'Membership'] },
      _stirs: { BOOL: [true] },
    })
    expect(mapping.Properties).toMatchObject({
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      BisectBatchOnFunctionError: true,
      MaximumRetryAttempts: 5,
    })
    expect(mapping.Properties['DestinationConfig'].OnFailure).toBeDefined()
  })
})

describe('the changes that search and figures are kept by', () => {
  it('are those of whatever they are made of, and the end of chains and memberships', () => {
    const mapping = productionResources('AWS::Lambda::EventSourceMapping').find(([name]) => name.includes('Find'))![1]
    const filters = mapping.Properties['FilterCriteria'].Filters.map(({ Pattern }: any) => JSON.parse(Pattern))
    expect(filters).toEqual([
      { dynamodb: { Keys: { sk: { S: ['ORG', 'PROFILE', 'FACTS', 'APP', 'CLU'] } } } },
      {
        eventName: ['INSERT', 'MODIFY'],
        dynamodb: { NewImage: { entity: { S: ['Membership', 'Project', 'Participation', 'Chain', 'ProjectFacts'] } } },
      },
      {
        eventName: ['REMOVE'],
        dynamodb: { OldImage: { entity: { S: ['Membership', 'Project', 'Participation', 'Chain'] } } },
      },
    ])
    expect(mapping.Properties).toMatchObject({ FunctionResponseTypes: ['ReportBatchItemFailures'] })
  })
})
