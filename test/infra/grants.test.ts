import { describe, expect, it } from 'vitest'
import { productionResources } from './stage.ts'

type Statement = { Action: string | string[]; Resource: unknown; Condition?: unknown }

/** What each role may do, by the name of its function. */
const grants = new Map(
  productionResources('AWS::IAM::Policy').map(([name, { Properties }]) => [
    name.replace(/^\w+\//, '').replace(/Role(DefaultPolicy)?[0-9A-F]{8}.*$/, ''),
    Properties['PolicyDocument'].Statement as Statement[],
  ]),
)

const statementsOf = (who: string): Statement[] => {
  const found = grants.get(who)
  if (!found) throw new Error(`nobody is called ${who}, but ${[...grants.keys()].join(', ')}`)
  return found
}

const all = [...grants].flatMap(([who, statements]) =>
  statements.flatMap(({ Action, Resource, Condition }) =>
    [Action].flat().map((action) => ({ who, action, resources: [Resource].flat(), condition: Condition })),
  ),
)

const whoMay = (action: string, resource = ''): string[] =>
  all
    .filter((grant) => grant.action === action && JSON.stringify(grant.resources).includes(resource))
    .map(({ who }) => who)
    .toSorted()

const partitionsOf = (who: string): string => JSON.stringify(statementsOf(who).map(({ Condition }) => Condition))

/** Actions that AWS grants on everything or not at all, or that a service needs so; and why. */
const onEverything: Record<string, string> = {
  'xray:PutTraceSegments': 'traces belong to no resource',
  'xray:PutTelemetryRecords': 'traces belong to no resource',
  'xray:GetSamplingRules': 'traces belong to no resource',
  'xray:GetSamplingTargets': 'traces belong to no resource',
  'states:SendTaskSuccess': 'the request carries a token and no resource',
  'ses:SendRawEmail': 'restricted by the sender’s address instead',
  'dynamodb:ListStreams': 'lists names only, and knows no resource',
  'logs:CreateLogDelivery': 'how Step Functions delivers its log; knows no resource',
  'logs:GetLogDelivery': 'as above',
  'logs:UpdateLogDelivery': 'as above',
  'logs:DeleteLogDelivery': 'as above',
  'logs:ListLogDeliveries': 'as above',
  'logs:PutResourcePolicy': 'as above',
  'logs:DescribeResourcePolicies': 'as above',
  'logs:DescribeLogGroups': 'as above',
}

describe('what functions may do', () => {
  it('is said action by action', () => {
    expect(all.filter(({ action }) => action.includes('*'))).toEqual([])
  })

  it('touches everything only where AWS knows no less', () => {
    const everything = all.filter(({ resources }) => resources.includes('*')).map(({ action }) => action)
    expect(new Set(everything)).toEqual(new Set(Object.keys(onEverything)))
  })

  it('never reads a whole table', () => {
    expect(all.filter(({ action }) => /^dynamodb:(Scan|PartiQL)/.test(action))).toEqual([])
  })

  it('never changes what others may do, nor uses a key directly', () => {
    expect(all.filter(({ action }) => /^(iam|sts|kms|lambda:(?!InvokeFunction))/.test(action))).toEqual([])
  })
})

describe('functions that strangers reach', () => {
  const strangers = ['Public', 'Session', 'SignInCreate', 'SignInVerify']

  it('touch the partitions of their work only, and of the indexes only the projects that are listed for everybody', () => {
    const onTable = all.filter(({ who, action }) => strangers.includes(who) && action.startsWith('dynamodb:'))
    expect(new Set(onTable.map(({ who }) => who))).toEqual(new Set(strangers))
    for (const { who, condition } of onTable) {
      expect(condition, who).toHaveProperty(['ForAllValues:StringLike', 'dynamodb:LeadingKeys'])
    }
    const indexed = onTable.filter(({ resources }) => JSON.stringify(resources).includes('/index/'))
    expect(indexed.map(({ who, action, condition }) => [who, action, condition])).toEqual([
      ['Public', 'dynamodb:Query', { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['SEEKS#*'] } }],
    ])
  })

  it('never touch persons by a link, nor cases by a sign-in', () => {
    expect(partitionsOf('Public')).not.toMatch(/PERSON|EMAIL|CLAIM|OCASE#\*/)
    for (const who of strangers.slice(1)) expect(partitionsOf(who)).not.toMatch(/APP#|ORG#|CLU#/)
  })

  it('define a challenge without touching anything', () => {
    expect(statementsOf('SignInDefine').flatMap(({ Action }) => Action)).not.toContainEqual(
      expect.stringMatching(/^dynamodb/),
    )
  })
})

describe('who may do what beyond the table', () => {
  it('is as the work of each demands', () => {
    expect(whoMay('ses:SendRawEmail')).toEqual(['MailSend'])
    expect(whoMay('states:StartExecution')).toEqual(['Officer', 'StartStart', 'SweepSweep'])
    expect(whoMay('states:StopExecution')).toEqual(['Operator'])
    expect(whoMay('cognito-idp:AdminCreateUser')).toEqual(['Session'])
    expect(whoMay('cognito-idp:AdminSetUserPassword')).toEqual(['Session'])
    expect(whoMay('cognito-idp:AdminDeleteUser')).toEqual(['ForgettingForget'])
    expect(partitionsOf('ForgettingForget')).toMatch(/FORGET.*PERSON#\*/)
    for (const action of ['states:ListExecutions', 'states:GetExecutionHistory', 'states:StopExecution']) {
      expect(new Set(whoMay(action))).toEqual(new Set(['Operator']))
      const reached = all.filter((grant) => grant.action === action).map(({ resources }) => JSON.stringify(resources))
      expect(reached.filter((resources) => /registry-?import/i.test(resources))).toEqual([])
    }
    expect(whoMay('s3:PutObject')).toEqual([
      'ChainStaffingGather',
      'FindSnapshot',
      'Officer',
      'RegistryImportApply',
      'RegistryImportCheck',
      'Write',
    ])
    expect(whoMay('s3:GetObject', 'SpaceFiles')).toEqual(['Read', 'Write'])
    expect(whoMay('s3:DeleteObject')).toEqual(['DueDue'])
  })

  it('completes waits where they are entered, woken or mended, and where an officer has the word that an import waits for', () => {
    expect(whoMay('states:SendTaskSuccess')).toEqual([
      'ClusterApprovalAwait',
      'JoinApprovalAwait',
      'Officer',
      'RegistryImportAwait',
      'SweepSweep',
      'WakeWake',
    ])
  })

  it('gives the keys of links to those who make and check them, and the keys of codes likewise', () => {
    const reads = 'secretsmanager:GetSecretValue'
    expect(whoMay(reads, 'LinkKeys')).toEqual(['MailSend', 'Public'])
    expect(whoMay(reads, 'CodeKey')).toEqual(['MailSend', 'SignInVerify', 'Write'])
    expect(whoMay(reads, 'Edge')).toEqual(['Officer', 'Operator', 'Public', 'Read', 'Search', 'Session', 'Write'])
  })

  it('lets representatives’ reads write nothing but how often they asked', () => {
    const writes = all.filter(({ who, action }) => who === 'Read' && action === 'dynamodb:PutItem')
    expect(writes.map(({ condition }) => condition)).toEqual([
      { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['RATE#*'] } },
    ])
  })

  it('lets the search read organisations, their log, chains with who belongs to them, and who asks; no index, no mail, no case', () => {
    const searched = ['ORG#*', 'SEARCH', 'SEARCH#*', 'PERSON#*', 'CLOCK']
    const reads = all.filter(({ who, action }) => who === 'Search' && action.startsWith('dynamodb:'))
    expect(JSON.stringify(reads.map(({ resources }) => resources))).not.toContain('/index/')
    expect(new Set(reads.map(({ condition }) => JSON.stringify(condition)))).toEqual(
      new Set(
        [[...searched, 'CHN#*', 'APP#*', 'CLU#*', 'WISH#*'], ['RATE#*']].map((keys) =>
          JSON.stringify({ 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': keys } }),
        ),
      ),
    )
  })

  it('lets what keeps search and figures up write nothing but these, and read no person, mail or case', () => {
    const keeps = all.filter(({ who, action }) => who === 'FindProjections' && action.startsWith('dynamodb:'))
    const writes = keeps.filter(({ action }) => action === 'dynamodb:PutItem').map(({ condition }) => condition)
    const written = ['SEARCH', 'SEARCH#*', 'FIG#*', 'FIGURES*']
    expect(writes).toEqual([{ 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': written } }])
    expect(partitionsOf('FindProjections')).not.toMatch(/PERSON#|EMAIL#|MAIL#|OCASE#|CLAIM#/)
    const indexes = keeps.filter(({ resources }) => JSON.stringify(resources).includes('/index/'))
    expect(indexes.map(({ condition }) => condition)).toEqual([
      { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['ORG#*'] } },
    ])
  })

  it('lets the solver touch chains and what was gathered for it, nothing else', () => {
    for (const who of ['ChainStaffingSolve', 'ChainStaffingFail'])
      expect(partitionsOf(who), who).not.toMatch(/ORG|APP|CLU|PERSON|EMAIL|MAIL|OCASE|WISH/)
    const files = all.filter(({ who, action }) => who === 'ChainStaffingSolve' && action.startsWith('s3:GetObject'))
    expect(JSON.stringify(files.map(({ resources }) => resources))).toContain('staffing/*')
    expect(partitionsOf('ChainStaffingGather')).not.toMatch(/PERSON|EMAIL|MAIL|OCASE/)
  })

  it('lets a state machine invoke the functions of its own definition, and nothing else', () => {
    const invoked = all.filter(
      ({ who, action }) => who === 'ClusterApprovalMachine' && action === 'lambda:InvokeFunction',
    )
    expect(invoked.map(({ resources }) => resources.length)).toEqual([7])
  })
})
