import { type DescribeStacksCommand, type DescribeStacksOutput } from '@aws-sdk/client-cloudformation'
import { expect, it } from 'vitest'
import { stackOutputs } from '../../local/stack-outputs.ts'

const stack = (name: string, key: string, value: string) => ({
  StackName: name,
  Outputs: [{ OutputKey: key, OutputValue: value }],
})

const pages: readonly DescribeStacksOutput[] = [
  { Stacks: [stack('Consort-prod-Data', 'TableName', 'table') as never], NextToken: 'more' },
  {
    Stacks: [
      stack('Consort-prod-Api', 'UserPoolId', 'pool') as never,
      stack('Consort-trial-Api', 'UserPoolId', 'x') as never,
    ],
  },
]

const client = { send: (command: DescribeStacksCommand) => Promise.resolve(pages[command.input.NextToken ? 1 : 0]) }

it('gathers the outputs of the stacks of one stage, page by page', async () => {
  expect(await stackOutputs(client as never, 'prod')).toEqual({ TableName: 'table', UserPoolId: 'pool' })
})

it('says in one line that there is no such stage', async () => {
  await expect(stackOutputs(client as never, 'other')).rejects.toThrow(/^There is no stage other in this account/)
})
