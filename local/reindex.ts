import { CloudFormationClient } from '@aws-sdk/client-cloudformation'
import { LambdaClient } from '@aws-sdk/client-lambda'
import { parseArgs } from 'node:util'
import * as z from 'zod'
import { clientFor } from './endpoint.ts'
import { LocalProblem } from './local-problem.ts'
import { rebuildSearch } from './rebuild-search.ts'
import { runCommand } from './run-command.ts'
import { stackOutputs } from './stack-outputs.ts'
import { findStage } from './stage.ts'

const USAGE = `npm run reindex   builds the search over organisations anew, from the register
Options: --local (on the local stage that runs), --stage NAME (prod)
On AWS it works with your own credentials and region. The search answers meanwhile, and goes over to the new snapshot by itself.`

const options = {
  local: { type: 'boolean', default: false },
  stage: { type: 'string', default: 'prod' },
  help: { type: 'boolean', default: false },
} as const

const localStage = async () => {
  const running = await findStage()
  if (!running) throw new LocalProblem('No local stage runs; `npm start` starts one.')
  return { stage: 'local', settings: clientFor(running.endpoint) }
}

const outputsSchema = z.object({ SearchSnapshotName: z.string() })

await runCommand(async () => {
  const { values } = parseArgs({ options })
  if (values.help) return console.log(USAGE)
  const { stage, settings } = values.local ? await localStage() : { stage: values.stage, settings: {} }
  const outputs = outputsSchema.parse(await stackOutputs(new CloudFormationClient(settings), stage))
  const { documents, bytes } = await rebuildSearch(new LambdaClient(settings), outputs.SearchSnapshotName)
  console.log(`The search has ${documents} organisations, in ${(bytes / 1e6).toFixed(2)} MB.`)
})
