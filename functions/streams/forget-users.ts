import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider'
import * as z from 'zod'
import { cognitoUserPool } from '../../shared/stores/cognito-user-pool.ts'
import { makeForgetUsers } from '../../shared/use-cases/forget-users.ts'
import { eventHandler } from './event.ts'
import { environmentSchema } from './forget-users.env.ts'
import { streamSetting } from './setting.ts'

const environment = environmentSchema.parse(process.env)
const setting = streamSetting(environment)
const users = cognitoUserPool({
  client: new CognitoIdentityProviderClient(),
  userPoolId: environment.USER_POOL_ID,
  clientId: environment.USER_POOL_CLIENT_ID,
})

/** Every five minutes removes the accounts of persons who were erased. */
export const handler = eventHandler({
  ...setting,
  name: 'forgetUsers',
  schema: z.unknown(),
  run: makeForgetUsers({ ...setting, users }),
})
