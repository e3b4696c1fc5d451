import { CloudFormationClient } from '@aws-sdk/client-cloudformation'
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { parseArgs } from 'node:util'
import { v7 as newId } from 'uuid'
import * as z from 'zod'
import { NotFound } from '../shared/domain/errors.ts'
import { languageSchema } from '../shared/domain/organisation.ts'
import { personSchema } from '../shared/domain/person.ts'
import { cognitoUserPool } from '../shared/stores/cognito-user-pool.ts'
import { dynamoTable } from '../shared/stores/dynamo-table.ts'
import { makeAppoint } from '../shared/use-cases/appoint.ts'
import { makeSeedPerson } from '../shared/use-cases/seed-person.ts'
import { clientFor } from './endpoint.ts'
import { LocalProblem } from './local-problem.ts'
import { runCommand } from './run-command.ts'
import { stackOutputs } from './stack-outputs.ts'
import { findStage } from './stage.ts'

const USAGE = `npm run appoint -- EMAIL officer|operator|none ...   the roles that a person has from now on, instead of those before
Options: --local (on the local stage that runs), --stage NAME (prod), --language en|ru (of a person who is not known yet)
On AWS it works with your own credentials and region; a person who is not known yet is made, and signs in by the code in the mail.`

const options = {
  local: { type: 'boolean', default: false },
  stage: { type: 'string', default: 'prod' },
  language: { type: 'string', default: 'en' },
  help: { type: 'boolean', default: false },
} as const

const read = () => parseArgs({ allowPositionals: true, options })

const { element: role } = personSchema.shape.roles

const wishSchema = z.object({
  email: z.email(),
  roles: z.union([z.tuple([z.literal('none')]).transform(() => []), z.array(role).min(1)]),
  language: languageSchema,
})

const wishFrom = ({ values, positionals }: ReturnType<typeof read>): z.output<typeof wishSchema> => {
  const [email, ...roles] = positionals
  const wish = wishSchema.safeParse({ email, roles, language: values.language })
  if (wish.success) return wish.data
  throw new LocalProblem('Whom, and as what? npm run appoint -- EMAIL officer|operator|none')
}

const placeFor = async ({ local, stage }: ReturnType<typeof read>['values']) => {
  if (!local) return { stage, settings: {} }
  const running = await findStage()
  if (!running) throw new LocalProblem('No local stage runs; `npm start` starts one.')
  return { stage: 'local', settings: clientFor(running.endpoint) }
}

const outputsSchema = z.object({ TableName: z.string(), UserPoolId: z.string(), UserPoolClientId: z.string() })

const appoint = async (): Promise<void> => {
  const given = read()
  if (given.values.help) return console.log(USAGE)
  const { language, ...wish } = wishFrom(given)
  const { stage, settings } = await placeFor(given.values)
  const outputs = outputsSchema.parse(await stackOutputs(new CloudFormationClient(settings), stage))
  const table = dynamoTable({ client: new DynamoDBClient(settings), tableName: outputs.TableName })
  const roles = wish.roles.join(' and ') || 'without a role'
  try {
    await makeAppoint({ table })(wish)
    console.log(`${wish.email} is ${roles} from now on.`)
  } catch (error) {
    if (!(error instanceof NotFound)) throw error
    if (wish.roles.length === 0) throw new LocalProblem(`Nobody has the address ${wish.email}.`)
    const client = new CognitoIdentityProviderClient(settings)
    const users = cognitoUserPool({ client, userPoolId: outputs.UserPoolId, clientId: outputs.UserPoolClientId })
    const now = new Date().toISOString()
    await makeSeedPerson({ table, users, newId })({ ...wish, language, consentVersion: '1', represents: [], now })
    console.log(`${wish.email} was not known; a person was made, who is ${roles} and signs in by the code in the mail.`)
  }
}

await runCommand(appoint)
