import { claimOfficerBindings } from './claims.bindings.ts'
import { httpHandler } from './http.ts'
import { officerBindings } from './officer.bindings.ts'
import { environmentSchema } from './officer.env.ts'
import type { BindingsOf } from './routes.ts'
import { httpSetting } from './setting.ts'

const setting = httpSetting(environmentSchema.parse(process.env))
const bindings: BindingsOf<'officer'> = { ...officerBindings(setting), ...claimOfficerBindings(setting) }

/** The routes of officers. */
export const handler = httpHandler(setting, bindings)
