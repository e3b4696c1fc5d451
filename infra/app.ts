import { App } from 'aws-cdk-lib'
import { Code } from 'aws-cdk-lib/aws-lambda'
import { routes } from '../functions/api/routes.ts'
import { bundle } from './bundle.ts'
import { configFrom } from './config.ts'
import { consort } from './consort.ts'

const app = new App()
const config = configFrom((name) => app.node.tryGetContext(name), {
  account: process.env['CDK_DEFAULT_ACCOUNT'],
  region: process.env['CDK_DEFAULT_REGION'],
})
const folderOf = await bundle()
consort(app, { config, code: (entry) => Code.fromAsset(folderOf(entry)) }, routes)
app.synth()
