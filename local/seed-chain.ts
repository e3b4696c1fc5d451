import { v7 as newId } from 'uuid'
import type { Actor } from '../shared/domain/person.ts'
import { applicationKey } from '../shared/items/application-item.ts'
import type { Table } from '../shared/stores/table.ts'
import { makeChangeChain } from '../shared/use-cases/change-chain.ts'
import { makeCreateApplication } from '../shared/use-cases/create-application.ts'
import { makeCreateChain } from '../shared/use-cases/create-chain.ts'

/** The sample consortium and its chain have the same ids on every stage. */
const CONSORTIUM = '01a20979-0000-7000-8000-000000000001'
const CHAIN = '01a20979-0000-7000-8000-000000000002'

/** A stage of the first template that the applicant says it fills itself. */
const OWN_STAGE = 'application'

/** Who begins the sample: a person, for an organisation of the register. */
type Applicant = { readonly personId: string; readonly organisation: string }

const contentFor = (organisation: string) => ({
  name: 'Power transistors for the city (a sample)',
  purpose: 'A sample that npm start leaves: a cooperation chain to find candidates for, and to staff.',
  projects: [
    {
      id: 'transistor',
      title: 'Nitride power transistors',
      summary: '',
      programmes: ['research' as const, 'production' as const],
      stage: 'planned' as const,
      sectors: ['electronics'],
      seeks: ['partners' as const],
      members: [organisation],
    },
  ],
  admission: 'consent' as const,
})

/** Leaves a draft with a cooperation chain of eleven stages to try, of which one is filled; run again, it changes nothing. */
export const seedChain = async (
  table: Table,
  { personId, organisation }: Applicant,
  say: (line: string) => void,
): Promise<void> => {
  if (await table.get(applicationKey(CONSORTIUM))) return
  say('Beginning a sample consortium with a cooperation chain ...')
  const by: Actor = { as: 'representative', personId, organisation }
  const now = new Date().toISOString()
  const content = contentFor(organisation)
  await makeCreateApplication({ table, newId })({ id: CONSORTIUM, content, applicant: organisation, personId, now })
  const about = { organisation, by, now }
  await makeCreateChain({ table })({
    ...about,
    id: CHAIN,
    owner: CONSORTIUM,
    template: 'nitride-power-transistor',
    language: 'en',
  })
  const fill = { do: 'fill', stage: OWN_STAGE, organisation, evidence: 'letterOfIntent' } as const
  const name = { owner: CONSORTIUM, id: CHAIN }
  await makeChangeChain({ table })({ ...about, name, version: 1, commands: [fill] })
}
