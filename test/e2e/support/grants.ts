import { LambdaClient, paginateListFunctions } from '@aws-sdk/client-lambda'
import { clientFor } from '../../../local/endpoint.ts'
import type { World } from './world.ts'

/** One of our functions as it is deployed. */
export type Deployed = { readonly name: string; readonly role: string; readonly logGroup: string }

/** The function whose name holds a text; throws where it is not exactly one. */
export const functionNamed = async ({ endpoint }: World, part: string): Promise<Deployed> => {
  const found: Deployed[] = []
  for await (const page of paginateListFunctions({ client: new LambdaClient(clientFor(endpoint)) }, {}))
    for (const { FunctionName: name = '', Role: role = '', LoggingConfig } of page.Functions ?? [])
      if (name.includes(part))
        found.push({ name, role: role.split('/').at(-1)!, logGroup: LoggingConfig?.LogGroup ?? `/aws/lambda/${name}` })
  if (found.length !== 1) throw new Error(`${found.length} functions are named like ${part}`)
  return found[0]!
}

const signedFor = (service: string) => ({
  authorization: `AWS4-HMAC-SHA256 Credential=test/20261123/us-east-1/${service}/aws4_request, SignedHeaders=host, Signature=0`,
})

// There is no client for IAM among the dependencies, and one call is not worth one.
const askIam = async ({ endpoint }: World, parameters: Record<string, string>): Promise<string> => {
  const body = new URLSearchParams({ Version: '2010-05-08', ...parameters })
  const reply = await fetch(endpoint, { method: 'POST', headers: signedFor('iam'), body })
  const text = await reply.text()
  if (!reply.ok) throw new Error(`${parameters['Action']}: ${reply.status} ${text}`)
  return text
}

const valuesOf = (xml: string, tag: string): readonly string[] =>
  [...xml.matchAll(new RegExp(`<${tag}>([^<]*)</${tag}>`, 'g'))].map(([, value]) => value!)

/** Takes from a role every grant of an AWS service; gives how they are put back. */
export const takeGrants = async (world: World, role: string, service: string): Promise<() => Promise<void>> => {
  const listed = await askIam(world, { Action: 'ListRolePolicies', RoleName: role })
  const before: { PolicyName: string; PolicyDocument: string }[] = []
  const put = (policy: { PolicyName: string; PolicyDocument: string }) =>
    askIam(world, { Action: 'PutRolePolicy', RoleName: role, ...policy })
  for (const PolicyName of valuesOf(listed, 'member')) {
    const read = await askIam(world, { Action: 'GetRolePolicy', RoleName: role, PolicyName })
    const PolicyDocument = decodeURIComponent(valuesOf(read, 'PolicyDocument')[0]!)
    before.push({ PolicyName, PolicyDocument })
    const { Statement, ...policy } = JSON.parse(PolicyDocument)
    const kept = Statement.filter((one: any) => ![one.Action].flat().some((action) => action.startsWith(`${service}:`)))
    await put({ PolicyName, PolicyDocument: JSON.stringify({ ...policy, Statement: kept }) })
  }
  return async () => {
    for (const policy of before) await put(policy)
  }
}

/** What a function has logged. */
export const logOf = async ({ endpoint }: World, { logGroup }: Deployed): Promise<string> => {
  const headers = {
    ...signedFor('logs'),
    'content-type': 'application/x-amz-json-1.1',
    'x-amz-target': 'Logs_20140328.FilterLogEvents',
  }
  const reply = await fetch(endpoint, { method: 'POST', headers, body: JSON.stringify({ logGroupName: logGroup }) })
  const { events = [] } = (await reply.json()) as { events?: { message: string }[] }
  return events.map(({ message }) => message).join('\n')
}
