import type * as z from 'zod'
import type { apiEnvironment, commonEnvironment as commonSchema, mailEnvironment } from '../functions/environment.ts'
import type { DataStack } from './stacks/data-stack.ts'
import { stageKind, type Deployment } from './deployment.ts'
import { secretArn } from './grants.ts'

/** The part of the environment that every function has. */
export const commonEnvironment = (
  deployment: Deployment,
  { table }: Pick<DataStack, 'table'>,
): z.input<typeof commonSchema> => ({
  TABLE_NAME: table.tableName,
  STAGE_KIND: stageKind(deployment),
})

/** The part that the functions behind the HTTP API have. */
export const httpEnvironment = (
  deployment: Deployment,
  data: Pick<DataStack, 'table' | 'edge'>,
): z.input<typeof apiEnvironment> => ({
  ...commonEnvironment(deployment, data),
  EDGE_SECRET: secretArn(data.edge),
  BASE_URL: deployment.config.baseUrl,
})

/** The part that functions which send mail have. */
export const postEnvironment = (
  deployment: Deployment,
  data: Pick<DataStack, 'table'>,
): z.input<typeof mailEnvironment> => ({
  ...commonEnvironment(deployment, data),
  SENDER: deployment.config.sender,
  BASE_URL: deployment.config.baseUrl,
  BODY_NAME: deployment.config.bodyName,
  HELP_CONTACT: deployment.config.helpContact,
  TIME_ZONE: deployment.config.timeZone,
})
