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
import { seedChain } from './seed-chain.ts'
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

const tableOf = ({ endpoint, outputs }: Stage) =>
  dynamoTable({ client: new DynamoDBClient(clientFor(endpoint)), tableName: outputs['TableName'] ?? '' })

/** Makes the people who can sign in at once, and gives their ids in that order; made again, they stay as they are. */
export const seedPeople = async (stage: Stage, represents: readonly string[] = []): Promise<readonly string[]> => {
  const { endpoint, outputs } = stage
  const seedPerson = makeSeedPerson({
    table: tableOf(stage),
    users: cognitoUserPool({
      client: new CognitoIdentityProviderClient(clientFor(endpoint)),
      userPoolId: outputs['UserPoolId'] ?? '',
      clientId: outputs['UserPoolClientId'] ?? '',
    }),
    newId,
  })
  const now = new Date().toISOString()
  const ids: string[] = []
  for (const { email, roles } of readySignIns) {
    const id = await seedPerson({
      email,
      language: 'en',
      roles: [...roles],
      consentVersion: '1',
      represents: roles.length === 0 ? represents : [],
      now,
    })
    ids.push(id)
  }
  return ids
}

const importsSchema = z.object({ imports: z.array(z.unknown()) })

const hasRegister = async (officer: Person): Promise<boolean> =>
  (await officer.ask({ path: '/api/officer/imports' }, importsSchema)).imports.length > 0

/** Makes the people and, the first time, imports a register of 9,000 generated organisations and publishes sample measures, through the officers' API; begins a sample chain. */
export const seedStage = async (stage: Stage, say: (line: string) => void): Promise<void> => {
  const rows = register()
  const own = rows.find(
    ({ kind, status, registeredEmail }) => kind === 'participant' && status === 'active' && registeredEmail,
  )
  const [applicant] = await seedPeople(stage, own ? [own.key] : [])
  const officer = await knownPerson(stage, OFFICER)
  if (!(await hasRegister(officer))) {
    say(`Importing a register of ${GENERATED} generated organisations (made up, with valid identifiers) ...`)
    await importCsv(officer, registerCsv(rows), say)
  }
  await seedMeasures(officer, say)
  if (own && applicant !== undefined)
    await seedChain(tableOf(stage), { personId: applicant, organisation: own.key }, say)
}

/** Imports all organisations of the files in a folder as active participants, as a demonstration needs them. */
export const importEuRegister = async (officer: Person, data: string, say: (line: string) => void): Promise<void> => {
  say('Importing the organisations ...')
  await importCsv(officer, await euRegisterCsv(data), say)
}
