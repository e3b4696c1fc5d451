import { LambdaClient } from '@aws-sdk/client-lambda'
import { SFNClient } from '@aws-sdk/client-sfn'
import { lambdaFunctions } from '../../shared/stores/lambda-functions.ts'
import { sfnExecutions } from '../../shared/stores/sfn-executions.ts'
import { sfnStop } from '../../shared/stores/sfn-stop.ts'
import { figureOperatorBindings } from './figures.bindings.ts'
import { holdBindings } from './holds.bindings.ts'
import { httpHandler } from './http.ts'
import { operatorBindings } from './operator.bindings.ts'
import { environmentSchema } from './operator.env.ts'
import type { BindingsOf } from './routes.ts'
import { httpSetting } from './setting.ts'

const environment = environmentSchema.parse(process.env)
const setting = httpSetting(environment)
const sfn = new SFNClient()
const run = lambdaFunctions(new LambdaClient())
const runWhatIsDue = async () => {
  await run(environment.DUE_TICKER_FUNCTION)
  await run(environment.SWEEP_FUNCTION)
}
const bindings: BindingsOf<'operator'> = {
  ...holdBindings({ ...setting, runWhatIsDue }),
  ...figureOperatorBindings(setting),
  ...operatorBindings({
    ...setting,
    executions: {
      'cluster-approval': sfnExecutions(sfn, environment.CLUSTER_APPROVAL_ARN),
      'chain-staffing': sfnExecutions(sfn, environment.CHAIN_STAFFING_ARN),
    },
    stopExecution: sfnStop(sfn, environment.CLUSTER_APPROVAL_ARN),
    runWhatIsDue,
  }),
}

/** The routes of operators. */
export const handler = httpHandler(setting, bindings)
