import { describe, expect, it } from 'vitest'
import { productionResources } from './stage.ts'

type Statement = { Action: string | string[]; Resource: unknown; Condition?: unknown; Effect: string }

const list = (value: string | string[]): string[] => [value].flat()

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

const actionsOf = (who: string): string[] => statementsOf(who).flatMap(({ Action }) => list(Action))

const on = (service: string) => (who: string) =>
  actionsOf(who)
    .filter((action) => action.startsWith(`${service}:`))
    .toSorted()

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
  const statements = [...grants].flatMap(([who, all]) => all.map((statement) => ({ who, ...statement })))

  it('is said action by action', () => {
    for (const { who, Action } of statements) for (const action of list(Action)) expect(action, who).not.toContain('*')
  })

  it('touches everything only where AWS knows no less', () => {
    for (const { who, Action, Resource } of statements)
      if ([Resource].flat().includes('*'))
        for (const action of list(Action)) expect(onEverything, `${who} ${action}`).toHaveProperty([action])
  })

  it('never reads a whole table', () => {
    for (const { who, Action } of statements) expect(list(Action), who).not.toContain('dynamodb:Scan')
  })

  it('never changes what others may do', () => {
    for (const { who, Action } of statements)
      for (const action of list(Action)) expect(action, who).not.toMatch(/^(iam|sts|kms|lambda:(?!InvokeFunction))/)
  })
})

describe('functions that strangers reach', () => {
  const strangers = ['Public', 'Session', 'SignInCreate', 'SignInVerify']

  it('touch the partitions of their work only, and no index', () => {
    for (const who of strangers)
      for (const { Action, Condition, Resource } of statementsOf(who)) {
        if (!list(Action).some((action) => action.startsWith('dynamodb:'))) continue
        expect(Condition, who).toHaveProperty(['ForAllValues:StringLike', 'dynamodb:LeadingKeys'])
        expect(JSON.stringify(Resource), who).not.toContain('/index/')
      }
  })

  it('never touch persons by a link, nor cases by a sign-in', () => {
    const partitions = (who: string) => JSON.stringify(statementsOf(who).map(({ Condition }) => Condition))
    expect(partitions('Public')).not.toMatch(/PERSON|EMAIL|CLAIM|PACKS/)
    for (const who of strangers.slice(1)) expect(partitions(who)).not.toMatch(/APP#|ORG#|CLU#/)
  })

  it('ask for a challenge without touching anything', () => {
    expect(on('dynamodb')('SignInDefine')).toEqual([])
  })
})

describe('who may do what beyond the table', () => {
  const who = (action: string): string[] =>
    [...grants.keys()].filter((name) => actionsOf(name).includes(action)).toSorted()

  it('is as the work of each demands', () => {
    expect(who('ses:SendRawEmail')).toEqual(['MailSend'])
    expect(who('states:StartExecution')).toEqual(['Officer', 'StartStart'])
    expect(who('states:StopExecution')).toEqual(['Operator'])
    expect(who('cognito-idp:AdminCreateUser')).toEqual(['Session'])
    expect(who('s3:PutObject')).toContain('Officer')
  })

  it('completes waits where they are entered or woken, and where an officer has the word that an import waits for', () => {
    expect(who('states:SendTaskSuccess')).toEqual([
      'ClusterApprovalAwait',
      'Officer',
      'RegistryImportAwait',
      'WakeWake',
    ])
  })

  it('gives the keys of links to those who make and check them, and the keys of codes likewise', () => {
    const readsSecret = (secret: string) =>
      [...grants]
        .filter(([, all]) =>
          all.some(
            ({ Action, Resource }) =>
              list(Action).includes('secretsmanager:GetSecretValue') && JSON.stringify(Resource).includes(secret),
          ),
        )
        .map(([name]) => name)
        .toSorted()
    expect(readsSecret('LinkKeys')).toEqual(['MailSend', 'Public'])
    expect(readsSecret('CodeKey')).toEqual(['MailSend', 'SignInVerify', 'Write'])
    expect(readsSecret('Edge')).toEqual(['Officer', 'Operator', 'Public', 'Read', 'Session', 'Write'])
  })

  it('lets representatives’ reads write nothing but how often they asked', () => {
    const writes = statementsOf('Read').filter(({ Action }) => list(Action).includes('dynamodb:PutItem'))
    expect(writes).toHaveLength(1)
    expect(writes[0]?.Condition).toEqual({
      'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['RATE#*', 'LIMIT#*'] },
    })
  })

  it('lets a state machine invoke the functions of its own definition, and nothing else', () => {
    const machine = statementsOf('ClusterApprovalMachine').filter(({ Action }) =>
      list(Action).includes('lambda:InvokeFunction'),
    )
    expect(machine).toHaveLength(1)
    expect(machine[0]?.Resource).toHaveLength(7)
  })
})
