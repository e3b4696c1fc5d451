import { FilterCriteria, FilterRule } from 'aws-cdk-lib/aws-lambda'

/** What hangs on a cluster and is counted by the figures. */
const ofClusters = ['Membership', 'Project', 'Participation', 'Chain'] as const

const written = FilterRule.or('INSERT', 'MODIFY')

/**
 * The changes that the projections take in: organisations and what they say of themselves, for the search; these, applications, clusters, members,
 * chains and facts, for the figures. What goes is seen in what it was.
 */
export const changesThatAreProjected = [
  FilterCriteria.filter({
    dynamodb: { Keys: { sk: { S: FilterRule.or('ORG', 'PROFILE', 'FACTS', 'APP', 'CLU') } } },
  }),
  FilterCriteria.filter({
    eventName: written,
    dynamodb: { NewImage: { entity: { S: FilterRule.or(...ofClusters, 'ProjectFacts') } } },
  }),
  FilterCriteria.filter({
    eventName: FilterRule.isEqual('REMOVE'),
    dynamodb: { OldImage: { entity: { S: FilterRule.or(...ofClusters) } } },
  }),
]

/**
 * The changes of the table that something must follow, for the dispatcher: mail put down (or put back after it was parked or held),
 * fan-outs, starts, wakes, chains to be staffed, counts that no waker has seen, and organisations and memberships whose change stirs others. Lambda allows five.
 */
export const changesThatLeadToWork = [
  FilterCriteria.filter({
    eventName: FilterRule.isEqual('INSERT'),
    dynamodb: { NewImage: { entity: { S: FilterRule.or('Mail', 'FanOut') } } },
  }),
  FilterCriteria.filter({
    eventName: FilterRule.isEqual('MODIFY'),
    dynamodb: {
      NewImage: { entity: { S: FilterRule.isEqual('Mail') }, status: { S: FilterRule.isEqual('pending') } },
      OldImage: { status: { S: FilterRule.notEquals('pending') } },
    },
  }),
  FilterCriteria.filter({
    eventName: written,
    dynamodb: { NewImage: { entity: { S: FilterRule.or('Start', 'Wake', 'StaffingRun') } } },
  }),
  FilterCriteria.filter({
    eventName: written,
    dynamodb: { NewImage: { entity: { S: FilterRule.isEqual('Count') }, dirtySince: { S: FilterRule.exists() } } },
  }),
  FilterCriteria.filter({
    eventName: written,
    dynamodb: { NewImage: { entity: { S: FilterRule.or('Organisation', 'Membership') }, _stirs: { BOOL: [true] } } },
  }),
]
