import { readFileSync } from 'node:fs'
import { App, Stack } from 'aws-cdk-lib'
import { Template } from 'aws-cdk-lib/assertions'
import { Code } from 'aws-cdk-lib/aws-lambda'
import { routes } from '../../functions/api/routes.ts'
import { configFrom } from '../../infra/config.ts'
import { consort } from '../../infra/consort.ts'

const flags = JSON.parse(readFileSync(new URL('../../cdk.json', import.meta.url), 'utf8')).context

/** The app of a stage, with a word in place of each function's code, and its own settings over those of a test. */
export const aStage = (settings: Record<string, string> = {}): App => {
  const app = new App({ context: flags, analyticsReporting: false, builtinCloudFormationValidation: false })
  const given: Record<string, string> = { stage: 'test', kind: 'production', ...settings }
  const config = configFrom((name) => given[name], { account: '000000000000', region: 'us-east-1' })
  consort(app, { config, code: () => Code.fromInline('// bundled') }, routes)
  return app
}

export type Resource = {
  Type: string
  Properties: Record<string, any>
  DeletionPolicy?: string
  UpdateReplacePolicy?: string
}

/** One stack's template, as far as the tests look. */
export type TemplateJson = { Resources: Record<string, Resource>; [section: string]: any }

/** The templates of a stage by their stacks' ids. */
export const templatesOf = (app: App): Record<string, TemplateJson> =>
  Object.fromEntries(
    app.node.children
      .filter((child) => Stack.isStack(child))
      .map((stack) => [stack.node.id, Template.fromStack(stack).toJSON() as TemplateJson]),
  )

/** All resources of a stage, each with its stack and logical id before it. */
export const resourcesOf = (templates: Record<string, TemplateJson>): [string, Resource][] =>
  Object.entries(templates).flatMap(([stack, { Resources }]) =>
    Object.entries(Resources).map(([id, resource]): [string, Resource] => [`${stack}/${id}`, resource]),
  )

let built: Record<string, TemplateJson> | undefined

/** The templates of a production stage, made once. */
export const production = (): Record<string, TemplateJson> => (built ??= templatesOf(aStage()))

/** The resources of a type in a production stage. */
export const productionResources = (type: string): [string, Resource][] =>
  resourcesOf(production()).filter(([, { Type }]) => Type === type)

/** The one resource of a type in a production stage. */
export const only = (type: string): Resource => {
  const [[, resource] = [], ...others] = productionResources(type)
  if (!resource || others.length > 0) throw new Error(`there is not exactly one ${type}`)
  return resource
}
