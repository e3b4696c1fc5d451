import { answerSchema, type Answer } from '../../shared/domain/answer.ts'
import { applicationSchema, type Application, type Content } from '../../shared/domain/application.ts'
import type { Organisation } from '../../shared/domain/organisation.ts'
import type { Actor } from '../../shared/domain/person.ts'
import type { Project } from '../../shared/domain/project.ts'
import { firstRulePack, type RulePack } from '../../shared/domain/rule-pack.ts'
import { publishRulePack } from '../../shared/items/rule-pack-item.ts'
import type { Table } from '../../shared/stores/table.ts'
import { anOrganisation, organisations, registered } from './a-register.ts'

/** When tests begin, and how late their applications may be. */
export const START = '2026-09-01T08:00:00.000Z'
export const DEADLINE = '2026-10-31T20:59:00.000Z'

/** An id that is the same for the same number. */
export const idOf = (number: number): string => `00000000-0000-4000-8000-${number.toString(16).padStart(12, '0')}`

/** Ids one after another, the same in every run. */
export const ids = (from = 1000): (() => string) => {
  let last = from
  return () => idOf((last += 1))
}

/** A project of these organisations. */
export const aProject = (members: readonly string[], differing: Partial<Project> = {}): Project => ({
  id: 'nitride',
  title: 'Microelectronics on nitride technologies',
  summary: '',
  programmes: ['research'],
  stage: 'planned',
  sectors: ['electronics'],
  seeks: [],
  members: [...members],
  ...differing,
})

/** What an applicant writes, with one project of these organisations. */
export const aContent = (members: readonly string[], differing: Partial<Content> = {}): Content => ({
  name: 'Nitride Microelectronics',
  purpose: '',
  projects: [aProject(members)],
  admission: 'consent',
  ...differing,
})

const statusFields = {
  draft: {},
  screening: {},
  needsCorrection: { faults: [{ path: '/name', rule: 'nameIsFree' }], correctBy: DEADLINE },
  gathering: {},
  assessing: {},
  review: { reviewSince: START },
  registering: {},
  registered: { endedAt: START, clusterId: idOf(1) },
  rejected: { endedAt: START },
  withdrawn: { endedAt: START },
  expired: { endedAt: START },
} as const

/** An application of the first organisation in a state, with what belongs to that state. */
export const anApplication = <Status extends Application['status']>(
  status: Status,
  differing: Partial<Extract<Application, { status: 'gathering' }>> | object = {},
): Extract<Application, { status: Status }> => {
  const applicant = anOrganisation(1).key
  return applicationSchema.parse({
    id: idOf(1),
    ...aContent([applicant]),
    applicant,
    createdBy: idOf(2),
    createdAt: START,
    version: 1,
    caseNumber: '2026-000001',
    submittedAt: START,
    packVersion: 1,
    attempt: 1,
    enteredAt: START,
    mode: 'whenRulesHold',
    deadline: DEADLINE,
    extensions: 0,
    ...statusFields[status],
    ...differing,
    status,
  }) as Extract<Application, { status: Status }>
}

/** An organisation's answer, open if nothing else is said. */
export const anAnswer = (organisation: Organisation, differing: Partial<Answer> = {}): Answer =>
  answerSchema.parse({
    applicationId: idOf(1),
    organisation: organisation.key,
    coordinator: false,
    state: 'invited',
    generation: 1,
    counts: true,
    undeliverable: false,
    listedAt: START,
    invitedAt: START,
    sentAt: START,
    expiresAt: '2026-10-01T08:00:00.000Z',
    remindAt: '2026-09-08T08:00:00.000Z',
    ...differing,
  })

/** Rule pack 1, but for what differs. */
export const aPack = (differing: Partial<RulePack> = {}): RulePack => ({ ...firstRulePack, ...differing })

/** Whoever acts for an organisation. */
export const representativeOf = (organisation: string): Extract<Actor, { as: 'representative' }> => ({
  as: 'representative',
  personId: `00000000-0000-4000-9000-${organisation.slice(-10).padStart(12, '0')}`,
  organisation,
})

/** Puts so many active participants into a table, and a rule pack 2 where it differs from the first; gives the organisations. */
export const aRegister = async (
  table: Pick<Table, 'write'>,
  count: number,
  pack?: Partial<RulePack>,
): Promise<readonly Organisation[]> => {
  const all = organisations(count)
  if (pack) await table.write([publishRulePack(aPack({ ...pack, version: 2 }))])
  for (let from = 0; from < all.length; from += 100)
    await table.write(all.slice(from, from + 100).map((organisation) => registered(organisation)))
  return all
}
