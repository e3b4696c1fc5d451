import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { v7 as newId } from 'uuid'
import * as z from 'zod'
import { cognitoUserPool } from '../shared/stores/cognito-user-pool.ts'
import { dynamoTable } from '../shared/stores/dynamo-table.ts'
import { makeSeedPerson } from '../shared/use-cases/seed-person.ts'
import { knownPerson, type Person } from './demo/person.ts'
import { clientFor } from './endpoint.ts'
import { euRegisterCsv } from './eu-register.ts'
import { generateRegister, registerCsv } from './generate-register.ts'
import { importCsv } from './import.ts'
import { seedMeasures } from './seed-measures.ts'
import type { Stage } from './stage.ts'

const GENERATED = 9000
const SEED = 20_261_123
const AS_OF = '2026-11-01T00:00:00.000Z'

const register = () => generateRegister({ count: GENERATED, seed: SEED, asOf: AS_OF })

const OFFICER = 'officer@example.invalid'

/** The people that a local stage begins with, and what each may do; the applicant represents the first organisation of the generated register. */
export const readySignIns = [
  { email: 'applicant@example.invalid', what: 'represents an organisation', roles: [] },
  { email: OFFICER, what: 'officer', roles: ['officer'] },
  { email: 'operator@example.invalid', what: 'operator', roles: ['operator'] },
] as const

/** Makes the people who can sign in at once; made again, they stay as they are. */
export const seedPeople = async ({ endpoint, outputs }: Stage, represents: readonly string[] = []): Promise<void> => {
  const seedPerson = makeSeedPerson({
    table: dynamoTable({ client: new DynamoDBClient(clientFor(endpoint)), tableName: outputs['TableName'] ?? '' }),
    users: cognitoUserPool({
      client: new CognitoIdentityProviderClient(clientFor(endpoint)),
      userPoolId: outputs['UserPoolId'] ?? '',
      clientId: outputs['UserPoolClientId'] ?? '',
    }),
    newId,
  })
  const now = new Date().toISOString()
  for (const { email, roles } of readySignIns)
    await seedPerson({
      email,
      language: 'en',
      roles: [...roles],
      consentVersion: '1',
      represents: roles.length === 0 ? represents : [],
      now,
    })
}

const importsSchema = z.object({ imports: z.array(z.unknown()) })

const hasRegister = async (officer: Person): Promise<boolean> =>
  (await officer.ask({ path: '/api/officer/imports' }, importsSchema)).imports.length > 0

/** Makes the people and, the first time, imports a register of 9,000 generated organisations and publishes sample measures, through the officers' API. */
export const seedStage = async (stage: Stage, say: (line: string) => void): Promise<void> => {
  const rows = register()
  const own = rows.find(
    ({ kind, status, registeredEmail }) => kind === 'participant' && status === 'active' && registeredEmail,
  )
  await seedPeople(stage, own ? [own.key] : [])
  const officer = await knownPerson(stage, OFFICER)
  if (!(await hasRegister(officer))) {
    say(`Importing a register of ${GENERATED} generated organisations (made up, with valid identifiers) ...`)
    await importCsv(officer, registerCsv(rows), say)
  }
  await seedMeasures(officer, say)
}

/** Imports all organisations of the files in a folder as active participants, as a demonstration needs them. */
export const importEuRegister = async (officer: Person, data: string, say: (line: string) => void): Promise<void> => {
  say('Importing the organisations ...')
  await importCsv(officer, await euRegisterCsv(data), say)
}
