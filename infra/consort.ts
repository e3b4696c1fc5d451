import { Annotations, type App } from 'aws-cdk-lib'
import type { GatewayRoute } from './api/gateway.ts'
import { leftAsDelivered } from './config.ts'
import type { Deployment } from './deployment.ts'
import { ApiStack } from './stacks/api-stack.ts'
import { DataStack } from './stacks/data-stack.ts'
import { StreamsStack } from './stacks/streams-stack.ts'
import { WatchStack } from './stacks/watch-stack.ts'
import { WebStack } from './stacks/web-stack.ts'
import { WorkflowStack } from './stacks/workflow-stack.ts'

/** Builds a stage: the data; what decides over them; what follows a decision; the API to all of it; the portal; the watch. */
export const consort = (app: App, deployment: Deployment, routes: readonly GatewayRoute[]): void => {
  const data = new DataStack(app, deployment)
  const workflow = new WorkflowStack(app, deployment, data)
  const streams = new StreamsStack(app, deployment, data, workflow)
  const api = new ApiStack(app, deployment, { routes, data, workflow, streams })
  new WebStack(app, deployment, data, api)
  new WatchStack(app, deployment, { data, workflow, streams, api })

  const unset = leftAsDelivered(deployment.config)
  if (deployment.config.kind !== 'local' && unset.length > 0)
    Annotations.of(data).addWarningV2('consort:asDelivered', `still as delivered: ${unset.join(', ')}; set them by -c`)
}
