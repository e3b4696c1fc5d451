import { S3Client } from '@aws-sdk/client-s3'
import { SFNClient } from '@aws-sdk/client-sfn'
import { s3Files } from '../../shared/stores/s3-files.ts'
import { sfnImportWorkflow } from '../../shared/stores/sfn-import-workflow.ts'
import { claimOfficerBindings } from './claims.bindings.ts'
import { httpHandler } from './http.ts'
import { importBindings } from './imports.bindings.ts'
import { officerBindings } from './officer.bindings.ts'
import { environmentSchema } from './officer.env.ts'
import type { BindingsOf } from './routes.ts'
import { httpSetting } from './setting.ts'

const environment = environmentSchema.parse(process.env)
const setting = httpSetting(environment)
const bindings: BindingsOf<'officer'> = {
  ...officerBindings(setting),
  ...claimOfficerBindings(setting),
  ...importBindings({
    ...setting,
    files: s3Files({ client: new S3Client(), bucket: environment.IMPORTS_BUCKET }),
    workflow: sfnImportWorkflow(new SFNClient(), environment.REGISTRY_IMPORT_ARN),
  }),
}

/** The routes of officers. */
export const handler = httpHandler(setting, bindings)
