import { SFNClient } from '@aws-sdk/client-sfn'
import { sfnImportWorkflow } from '../../shared/stores/sfn-import-workflow.ts'
import { makeNewCaseNumber } from '../../shared/use-cases/new-case-number.ts'
import { importsBucket } from '../imports-bucket.ts'
import { cityOfficerBindings } from './city.bindings.ts'
import { addressOfficerBindings } from './addresses.bindings.ts'
import { approachOfficerBindings } from './approaches.bindings.ts'
import { caseBindings } from './cases.bindings.ts'
import { claimOfficerBindings } from './claims.bindings.ts'
import { concernOfficerBindings } from './concern.bindings.ts'
import { figureOfficerBindings } from './figures.bindings.ts'
import { httpHandler } from './http.ts'
import { importBindings } from './imports.bindings.ts'
import { measureOfficerBindings } from './measures-officer.bindings.ts'
import { mergeOfficerBindings } from './merges.bindings.ts'
import { officerBindings } from './officer.bindings.ts'
import { environmentSchema } from './officer.env.ts'
import { refusalOfficerBindings } from './refusals.bindings.ts'
import type { BindingsOf } from './routes.ts'
import { httpSetting } from './setting.ts'

const environment = environmentSchema.parse(process.env)
const setting = httpSetting(environment)
const bindings: BindingsOf<'officer'> = {
  ...figureOfficerBindings(setting),
  ...cityOfficerBindings(setting),
  ...approachOfficerBindings(setting),
  ...concernOfficerBindings(setting),
  ...officerBindings(setting),
  ...measureOfficerBindings(setting),
  ...caseBindings(setting),
  ...mergeOfficerBindings(setting),
  ...claimOfficerBindings(setting),
  ...addressOfficerBindings(setting),
  ...refusalOfficerBindings({ ...setting, newCaseNumber: makeNewCaseNumber(setting) }),
  ...importBindings({
    ...setting,
    files: importsBucket(environment),
    workflow: sfnImportWorkflow(new SFNClient(), environment.REGISTRY_IMPORT_ARN),
  }),
}

/** The routes of officers. */
export const handler = httpHandler(setting, bindings)
