import type { Answer } from '../domain/answer.ts'
import type { Submitted } from '../domain/application.ts'
import { registrationNumber, type Cluster } from '../domain/cluster.ts'
import { foundingProject } from '../domain/cluster-project.ts'
import { shortfallOf, type Member } from '../domain/member.ts'
import { admit, type Membership } from '../domain/membership.ts'
import { isActiveParticipant } from '../domain/organisation.ts'
import type { RulePack } from '../domain/rule-pack.ts'
import { deadlineAfter } from '../domain/time.ts'
import { answerKey, answerStands } from '../items/answer-item.ts'
import { applicationFrom, applicationKey, attemptIs, replaceApplication } from '../items/application-item.ts'
import { clusterItem } from '../items/cluster-item.ts'
import { projectItem } from '../items/cluster-project-item.ts'
import { movePhase } from '../items/count-item.ts'
import { isNotHeld } from '../items/hold-item.ts'
import { dropDue } from '../items/due-item.ts'
import { membersPartition, membershipFrom, membershipItem, membershipKey } from '../items/membership-item.ts'
import { handNameToCluster } from '../items/name-item.ts'
import { putRegistrationNumber } from '../items/registration-number-item.ts'
import { waitKey } from '../items/wait-item.ts'
import { organisationKey } from '../items/organisation-item.ts'
import { queryAll } from '../stores/query-all.ts'
import type { Table, Write } from '../stores/table.ts'
import { wasWritten } from '../stores/was-written.ts'
import { packed } from '../stores/packed.ts'
import { tellCluster } from './support/cluster-event.ts'
import { tell } from './support/event.ts'
import { foundingParticipations } from './support/founding-participations.ts'
import { inParallel } from './support/in-parallel.ts'
import { answersOf, packOf, submittedIn, tallyOf } from './support/load.ts'
import { mailCoordinator, mailMany } from './support/mail.ts'
import { organisationsOnce } from './support/resolve.ts'
import { runTask, type TaskCommand, type TaskStep, type TaskSubject } from './support/task.ts'

/** What registering needs from outside. */
export type RegisterClusterDeps = { readonly table: Table; readonly newId: () => string }

type Outcome = 'registered' | 'changed'
type Saga = TaskSubject & { readonly pack: RulePack; readonly deps: RegisterClusterDeps }

/** What one transaction admits: a hundred members, one of which checks the attempt. */
const ADMITTED_A_WRITE = 99

/** The cluster of an application bears its id, so that every attempt forms the same one. */
const formingCluster = ({ application, now }: Saga): Cluster => ({
  id: application.id,
  version: 1,
  status: 'forming',
  applicationId: application.id,
  number: registrationNumber(application.caseNumber),
  packVersion: application.packVersion,
  name: application.name,
  purpose: application.purpose,
  admission: application.admission,
  coordinator: application.applicant,
  formedAt: now,
})

/** The projects as the cluster has them from now on; like the cluster, nobody sees them before it is registered. */
const formingProjects = ({ application, pack, now }: Saga): readonly Write[] => {
  const until = deadlineAfter(now, pack.projects.foundersSeek, pack.timeZone)
  return application.projects.map((project) => ({
    put: projectItem(foundingProject(application.id, project, application.applicant, { now, until })),
  }))
}

/** First step: decisions are not held and nothing may have been counted since the assessment; from here on an answer writes its own membership. */
const begin = async (saga: Saga): Promise<Submitted | undefined> => {
  const { application, run, now, deps } = saga
  if (!run.assessed) return undefined
  const forming = formingCluster(saga)
  const moved = await wasWritten(deps.table, [
    isNotHeld('decisions'),
    ...movePhase(application.id, ['gathering', 'registering'], 'registering', { versions: run.assessed.versions }),
    replaceApplication(application, { ...application, status: 'registering', enteredAt: now }),
    {
      put: clusterItem(forming),
      when: [{ anyOf: [[{ attribute: 'pk', exists: false }], [{ attribute: 'status', is: 'forming' }]] }],
    },
    putRegistrationNumber(forming.number, forming.id),
    ...formingProjects(saga),
    ...(application.status === 'registering'
      ? []
      : [tell(deps.newId(), application.id, 'registrationStarted', { by: { as: 'service' }, now })]),
  ])
  if (!moved) return undefined
  const item = await deps.table.get(applicationKey(application.id))
  const stored = submittedIn(item, application.id).application
  return stored.attempt === application.attempt && stored.status === 'registering' ? stored : undefined
}

const membersOf = async ({ application, deps }: Saga): Promise<readonly Member[]> => {
  const answers = await answersOf(deps.table, application.id)
  const organisations = await organisationsOnce(
    deps.table,
    answers.map(({ organisation }) => organisation),
    application.applicant,
  )
  return answers.map((answer) => ({
    key: answer.organisation,
    organisation: organisations.get(answer.organisation),
    answer,
    coordinator: answer.coordinator,
  }))
}

/** Who becomes a member: everybody who confirmed and is active, whether counted or not. */
const joins = ({ answer, organisation }: Member): boolean =>
  answer?.state === 'confirmed' && organisation?.status === 'active'

const admission = (saga: Saga, answer: Answer): readonly Write[] => {
  const { application, now } = saga
  const { organisation, coordinator } = answer
  const role = coordinator ? 'coordinator' : 'member'
  const membership = admit(undefined, { clusterId: application.id, organisation, role }, now)
  return [
    {
      put: membershipItem(membership),
      when: [{ anyOf: [[{ attribute: 'pk', exists: false }], [{ attribute: 'state', is: 'member' }]] }],
    },
    { check: answerKey(application.id, answer.organisation), when: answerStands(answer) },
    ...foundingParticipations(application, membership, now),
  ]
}

/** Second step: a membership for each who joins, with its part in the projects that name it and a check that its answer stands; none for anybody else. */
const writeMemberships = async (
  saga: Saga,
  there: readonly Membership[],
  members: readonly Member[],
): Promise<boolean> => {
  const { application, deps } = saga
  const joining = members.flatMap((member) => (member.answer && joins(member) ? [member.answer] : []))
  const present = new Set(there.map(({ organisation }) => organisation))
  const wanted = new Set(joining.map(({ organisation }) => organisation))
  const missing = joining.filter(({ organisation }) => !present.has(organisation))
  const attempt: Write = { check: applicationKey(application.id), when: attemptIs(application.attempt) }
  const batches = [
    ...packed(
      missing.map((answer) => admission(saga, answer)),
      ADMITTED_A_WRITE,
    ).map((batch) => [attempt, ...batch]),
    ...there
      .filter(({ organisation }) => !wanted.has(organisation))
      .flatMap(({ organisation }) => {
        const answer = members.find(({ key }) => key === organisation)?.answer
        return answer
          ? [
              [
                attempt,
                { delete: membershipKey(application.id, organisation) },
                { check: answerKey(application.id, organisation), when: answerStands(answer) },
              ],
            ]
          : []
      }),
  ]
  const outcomes = await inParallel(4, batches, (batch) => wasWritten(deps.table, batch))
  return outcomes.every(Boolean)
}

/** Whether the applicant is what the rule demands of it; a pack may let another be applicant, then nothing is demanded here. */
const isLedAsDemanded = (members: readonly Member[], pack: RulePack): boolean =>
  pack.rules.applicantIsActiveParticipant !== 'reject' ||
  members.some(({ coordinator, organisation }) => coordinator && isActiveParticipant(organisation))

/** The register entries that the decision rests on: exactly the minimum of those who count, the coordinator first, still active and of their kind. */
const registerChecks = (counting: readonly Member[], pack: RulePack): readonly Write[] =>
  counting
    .toSorted((a, b) => Number(b.coordinator) - Number(a.coordinator))
    .slice(0, pack.minimumOrganisations)
    .flatMap(({ organisation }) =>
      organisation
        ? [
            {
              check: organisationKey(organisation.key),
              when: [
                { attribute: 'status', is: 'active' },
                { attribute: 'kind', is: organisation.kind },
              ],
            },
          ]
        : [],
    )

const flip = (
  saga: Saga,
  stored: Submitted,
  losses: readonly number[],
  members: readonly Member[],
): TaskStep<Outcome> => {
  const { now, pack, deps } = saga
  const counting = members.filter((member) => shortfallOf(member, pack) === undefined)
  const joining = members.filter(joins)
  const cluster: Cluster = {
    ...formingCluster(saga),
    status: 'registered',
    registeredAt: now,
    membersAtRegistration: joining.length,
  }
  const id = deps.newId()
  const { id: applicationId } = stored
  return {
    outcome: 'registered',
    writes: [
      replaceApplication(stored, { ...stored, status: 'registered', endedAt: now, clusterId: cluster.id }),
      { put: clusterItem(cluster), when: [{ attribute: 'status', is: 'forming' }] },
      handNameToCluster(stored.name, applicationId, cluster.id),
      ...movePhase(applicationId, ['registering'], 'registered', { losses }),
      ...registerChecks(counting, pack),
      dropDue(applicationId, 'deadline'),
      dropDue(applicationId, 'lookAgain'),
      // A waker that died between completing a token and deleting its wait leaves the wait behind; nobody waits any more.
      { delete: waitKey(applicationId, 'consortium') },
      { delete: waitKey(applicationId, 'officer') },
      tell(
        id,
        applicationId,
        'registered',
        { by: { as: 'service' }, now, packVersion: pack.version },
        {
          data: { members: joining.length, counting: counting.length },
        },
      ),
      tellCluster(
        id,
        applicationId,
        'registered',
        { by: { as: 'service' }, now },
        { data: { members: joining.length } },
      ),
      mailCoordinator(stored, 'approved', id, now),
      mailMany(`${id}-registered`, applicationId, 'clusterRegistered', 'confirmed', false, now),
    ],
  }
}

/**
 * Undoes the first step, so that the consortium is assessed again; memberships written so far wait for the next attempt. What a later
 * attempt has begun is not ours to undo: the check then fails, and the task finds itself superseded.
 */
const undo = async ({ application, now, deps }: Saga): Promise<TaskStep<Outcome>> => {
  const item = await deps.table.get(applicationKey(application.id))
  const stored = item && applicationFrom(item)
  const tally = await tallyOf(deps.table, application.id)
  const back = tally.phase === 'registering' ? movePhase(application.id, ['registering'], 'gathering') : []
  const state =
    stored?.status === 'registering' && stored.attempt === application.attempt
      ? [replaceApplication(stored, { ...stored, status: 'assessing', enteredAt: now })]
      : [{ check: applicationKey(application.id), when: attemptIs(application.attempt) }]
  return {
    outcome: 'changed',
    writes: [
      ...state,
      ...back,
      tell(deps.newId(), application.id, 'registrationUndone', { by: { as: 'service' }, now }),
    ],
  }
}

/**
 * Registers the cluster as a saga that can stop anywhere and be repeated: counts to `registering`, a cluster nobody sees, memberships,
 * then one transaction that makes all of it true at once, on condition that nobody was lost and the minimum still stands in the register.
 * `changed`: something moved, assess again. Where the last transaction fails, all steps run again on what is then stored.
 */
export const makeRegisterCluster =
  (deps: RegisterClusterDeps) =>
  async (command: TaskCommand): Promise<{ outcome: Outcome | 'superseded' }> =>
    runTask<Outcome>(deps.table, 'RegisterCluster', command, ['registered', 'changed'], async (subject) => {
      if (subject.application.status === 'registered') return { outcome: 'registered', writes: [] }
      const saga = { ...subject, deps, pack: await packOf(deps.table, subject.application.packVersion) }
      const stored = await begin(saga)
      if (!stored) return undo(saga)
      const { losses } = await tallyOf(deps.table, stored.id)
      // Memberships are read before answers: whoever confirms in between writes its own, which must not look like one too many.
      const there = (await queryAll(deps.table, { pk: membersPartition(stored.id) })).map(membershipFrom)
      const members = await membersOf(saga)
      const enough = members.filter((member) => shortfallOf(member, saga.pack) === undefined).length
      if (enough < saga.pack.minimumOrganisations || !isLedAsDemanded(members, saga.pack)) return undo(saga)
      if (!(await writeMemberships(saga, there, members))) return undo(saga)
      return flip(saga, stored, losses, members)
    })
