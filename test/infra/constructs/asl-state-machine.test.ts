import { App, Stack } from 'aws-cdk-lib'
import { Match, Template } from 'aws-cdk-lib/assertions'
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda'
import { describe, expect, it } from 'vitest'
import { configFrom } from '../../../infra/config.ts'
import { AslStateMachine } from '../../../infra/constructs/asl-state-machine.ts'
import { checkPlaceholders } from '../../../infra/constructs/placeholders.ts'

const deployment = { config: configFrom(() => undefined, {}), code: () => Code.fromInline('//') }
const states = [
  'ScreenApplication',
  'InviteConsortium',
  'Await',
  'AssessConsortium',
  'RegisterCluster',
  'RecordRejection',
  'MarkStuck',
]

const machineWith = (names: readonly string[]): Stack => {
  const stack = new Stack(new App(), 'Test')
  const code = { runtime: Runtime.NODEJS_24_X, handler: 'index.handler', code: Code.fromInline('//') }
  const tasks = Object.fromEntries(names.map((name) => [name, new LambdaFunction(stack, name, code)]))
  return Stack.of(new AslStateMachine(stack, 'Machine', { deployment, workflow: 'cluster-approval', tasks }))
}

describe('a state machine made of its definition', () => {
  it('knows each task by its function, and may invoke it', () => {
    const template = Template.fromStack(machineWith(states))
    const [machine] = Object.values(template.findResources('AWS::StepFunctions::StateMachine'))
    expect(Object.keys(machine!['Properties'].DefinitionSubstitutions).toSorted()).toEqual(states.toSorted())
    template.hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: { Statement: Match.arrayWith([Match.objectLike({ Action: 'lambda:InvokeFunction' })]) },
    })
  })

  it('is refused where a task of the definition has no function', () => {
    expect(() => machineWith(states.slice(1))).toThrow('no function is given for ${ScreenApplication}')
  })

  it('is refused where a function has no task in the definition', () => {
    expect(() => machineWith([...states, 'Celebrate'])).toThrow('its definition has no ${Celebrate}')
  })

  it('is refused where the workflow has no definition', () => {
    const stack = new Stack(new App(), 'Test')
    expect(() => new AslStateMachine(stack, 'Machine', { deployment, workflow: 'nothing', tasks: {} })).toThrow(
      'ENOENT',
    )
  })

  it('hears of every difference at once', () => {
    const definition = '{"a": "${One}", "b": "${Two}", "c": "${Two}"}'
    expect(() => checkPlaceholders('test', definition, ['Three'])).toThrow(
      'workflow test: no function is given for ${One}; no function is given for ${Two}; its definition has no ${Three}',
    )
    expect(() => checkPlaceholders('test', definition, ['Two', 'One'])).not.toThrow()
  })
})
