import { BucketAlreadyOwnedByYou, CreateBucketCommand, S3Client } from '@aws-sdk/client-s3'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod'
import { readDeployed, writeDeployed } from './deployed.ts'
import { clientFor, environmentFor } from './endpoint.ts'
import { LocalProblem } from './local-problem.ts'
import { pathWithOwnNode, projectRoot } from './paths.ts'
import { lastLines, run } from './run.ts'
import { sourcesFingerprint } from './sources.ts'

/** The outputs of all stacks by their names. */
export type Outputs = Readonly<Record<string, string>>

/** Where to deploy (`endpoint`), the stage's folder for logs and templates (`dir`), where its portal is found (`baseUrl`), and who hears what takes a while (`say`). */
export type DeployOptions = { endpoint: string; dir: string; baseUrl: string; say: (line: string) => void }

const outputsSchema = z.record(z.string(), z.record(z.string(), z.string()))

// Where the stacks' synthesizer puts functions' code; on AWS `cdk bootstrap` makes it.
const assetsBucket = 'cdk-hnb659fds-assets-000000000000-us-east-1'

const ensureAssetsBucket = async (endpoint: string): Promise<void> => {
  const client = new S3Client({ ...clientFor(endpoint), forcePathStyle: true })
  try {
    await client.send(new CreateBucketCommand({ Bucket: assetsBucket }))
  } catch (error) {
    // It is there from an earlier deployment, and its assets with it.
    if (!(error instanceof BucketAlreadyOwnedByYou)) throw error
  }
}

const cdkArguments = (dir: string, baseUrl: string): string[] => [
  join(projectRoot, 'node_modules', 'aws-cdk', 'bin', 'cdk'),
  'deploy',
  '--all',
  '--context=stage=local',
  `--context=baseUrl=${baseUrl}`,
  `--output=${join(dir, 'cdk.out')}`,
  `--outputs-file=${join(dir, 'outputs.json')}`,
  '--require-approval=never',
  '--method=direct',
  '--concurrency=4',
  '--no-notices',
  '--no-version-reporting',
]

const deployWithCdk = async ({ endpoint, dir, baseUrl }: DeployOptions): Promise<void> => {
  const env = {
    ...environmentFor(endpoint),
    PATH: pathWithOwnNode(process.env['PATH'] ?? ''),
    CDK_DISABLE_CLI_TELEMETRY: '1',
    // Templates are validated by npm run check; here it would take half of the processor's time.
    CDK_VALIDATION: 'false',
  }
  const { status, output } = await run(process.execPath, cdkArguments(dir, baseUrl), {
    cwd: projectRoot,
    env,
    timeout: 300_000,
  })
  const log = join(dir, 'deploy.log')
  await writeFile(log, output)
  if (status !== 0) throw new LocalProblem(`The stacks did not deploy (${log}):\n${lastLines(output, 25)}`)
}

const readOutputs = async (dir: string): Promise<Outputs> => {
  const stacks = outputsSchema.parse(JSON.parse(await readFile(join(dir, 'outputs.json'), 'utf8')))
  const named = Object.values(stacks).flatMap((outputs) => Object.entries(outputs))
  return Object.fromEntries(named.filter(([name]) => !name.startsWith('ExportsOutput')))
}

/**
 * Deploys the project's stacks into the local AWS, unless what stands there was made of the same sources, and gives their outputs.
 * Throws a LocalProblem with the last lines of the deployment when it fails.
 */
export const deployStage = async (options: DeployOptions): Promise<Outputs> => {
  const { endpoint, dir, baseUrl, say } = options
  const sources = `${await sourcesFingerprint()} ${baseUrl}`
  const before = await readDeployed(endpoint)
  if (before?.sources === sources) return before.outputs
  say('Deploying the stacks ...')
  await ensureAssetsBucket(endpoint)
  await deployWithCdk(options)
  const outputs = await readOutputs(dir)
  await writeDeployed(endpoint, { sources, outputs })
  return outputs
}
