import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider'
import { cognitoUserPool } from '../../shared/stores/cognito-user-pool.ts'
import { httpHandler } from './http.ts'
import type { BindingsOf } from './routes.ts'
import { sessionBindings } from './session.bindings.ts'
import { environmentSchema } from './session.env.ts'
import { httpSetting } from './setting.ts'

const environment = environmentSchema.parse(process.env)
const setting = httpSetting(environment)
const users = cognitoUserPool({
  client: new CognitoIdentityProviderClient(),
  userPoolId: environment.USER_POOL_ID,
  clientId: environment.USER_POOL_CLIENT_ID,
})
const signUpsPerHour = { source: environment.SIGN_UPS_PER_SOURCE, everybody: environment.SIGN_UPS }
const bindings: BindingsOf<'session'> = sessionBindings({ ...setting, users, signUpsPerHour })

/** The routes of signing up, in and out. */
export const handler = httpHandler(setting, bindings)
