import { type CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation'
import { LocalProblem } from './local-problem.ts'

/** What the stacks of a stage tell, by name. Throws a LocalProblem where the account and region have no such stage. */
export const stackOutputs = async (
  client: Pick<CloudFormationClient, 'send'>,
  stage: string,
): Promise<Readonly<Record<string, string>>> => {
  const outputs: Record<string, string> = {}
  let token: string | undefined
  do {
    const page = await client.send(new DescribeStacksCommand(token === undefined ? {} : { NextToken: token }))
    const own = page.Stacks?.filter(({ StackName = '' }) => StackName.startsWith(`Consort-${stage}-`)) ?? []
    for (const { OutputKey, OutputValue } of own.flatMap(({ Outputs = [] }) => Outputs))
      if (OutputKey !== undefined && OutputValue !== undefined) outputs[OutputKey] = OutputValue
    token = page.NextToken
  } while (token !== undefined)
  if (Object.keys(outputs).length > 0) return outputs
  throw new LocalProblem(`There is no stage ${stage} in this account and region (AWS_REGION says which region).`)
}
