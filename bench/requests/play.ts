import { firstRulePack } from '../../shared/domain/rule-pack.ts'
import { admit } from '../../shared/domain/membership.ts'
import { clusterItem } from '../../shared/items/cluster-item.ts'
import { membershipItem } from '../../shared/items/membership-item.ts'
import { handNameToCluster } from '../../shared/items/name-item.ts'
import { applicationFrom, applicationKey } from '../../shared/items/application-item.ts'
import type { Table, Write } from '../../shared/stores/table.ts'
import { makeAddInvitees } from '../../shared/use-cases/add-invitees.ts'
import { makeCreateApplication } from '../../shared/use-cases/create-application.ts'
import { makeNewCaseNumber } from '../../shared/use-cases/new-case-number.ts'
import { makeSubmitApplication } from '../../shared/use-cases/submit-application.ts'
import { approvalCommands } from '../../test/support/approval-commands.ts'
import { approvalParts } from '../../test/support/approval-parts.ts'
import { definitionOf, machineFrom } from '../../test/support/asl-machine.ts'
import { anOrganisation } from '../../test/support/a-register.ts'
import { aContent, aRegister, idOf, representativeOf, START } from '../../test/support/builders.ts'
import { makeWorld, type Parts, type Ports } from '../../test/support/world.ts'
import { countedTable, type Requests } from './counted-table.ts'

/** An application from submission to registration: the workflow's transitions, the requests by part, and how many mails of each kind there were. */
export type Played = {
  readonly transitions: number
  readonly byPart: ReadonlyMap<string, Requests>
}

/** The clusters that are registered before, and what each has of members; as many as the first five years had. */
export const CLUSTERS = 12
const MEMBERS = 90

/** All have to answer, so that all are members when the cluster is registered; no cap keeps a thousand from being asked. */
const PACK = {
  defaultMode: 'whenAllAnswered',
  caps: { ...firstRulePack.caps, openPerApplication: 3000, perSenderAndDay: 3000, openPerOrganisation: 50 },
} as const

const NAMES = ['Robots', 'Lasers', 'Composites', 'Batteries', 'Optics', 'Ceramics', 'Drones', 'Sensors', 'Genomes']

const earlierCluster = (number: number): readonly Write[] => {
  const id = idOf(90_000 + number)
  const name = `${NAMES[number % NAMES.length]} ${number}`
  const { purpose } = aContent([])
  const coordinator = anOrganisation(100_000 + number * MEMBERS).key
  const about = {
    id,
    version: 1,
    applicationId: id,
    number: `C-${number}`,
    packVersion: 1,
    name,
    purpose,
    coordinator,
    formedAt: START,
    registeredAt: START,
  }
  const members = Array.from({ length: MEMBERS }, (_, at) => anOrganisation(100_000 + number * MEMBERS + at).key)
  return [
    {
      put: clusterItem({ ...about, status: 'registered', admission: 'consent', membersAtRegistration: MEMBERS }),
    },
    handNameToCluster(name, id, id),
    ...members.map((organisation) => ({
      put: membershipItem(admit(undefined, { clusterId: id, organisation }, START)),
    })),
  ]
}

const earlierClusters = async (table: Table): Promise<void> => {
  for (let number = 0; number < CLUSTERS; number += 1) await table.write(earlierCluster(number))
}

/** Names the part that asks the table: in this world one thing happens at a time. */
const attribution = () => {
  let part = 'before'
  const during = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
    const outer = part
    part = name
    try {
      return await work()
    } finally {
      part = outer
    }
  }
  const named = <A>(name: (about: A) => string, work: (about: A) => Promise<unknown>) => {
    return (about: A) => during(name(about), () => work(about))
  }
  return { now: () => part, during, named }
}

const isFanOut = (message: unknown): boolean => JSON.stringify(message).includes('"fanOut"')

const attributed = (parts: Parts, { named }: ReturnType<typeof attribution>): Parts => ({
  ...parts,
  tasks: Object.fromEntries(Object.entries(parts.tasks).map(([name, task]) => [name, named(() => name, task)])),
  consume: Object.fromEntries(
    Object.entries(parts.consume).map(([queue, consume]) => [
      queue,
      named((message) => (isFanOut(message) ? 'fanOut' : queue), consume),
    ]),
  ),
})

const machine = machineFrom(definitionOf('cluster-approval'))

/**
 * Plays one application of so many organisations through the whole product in this process. They answer one after the other, and
 * everything that an answer causes has happened before the next one: the most wakes that there can be. Throws unless it ends registered.
 */
export const play = async (organisations: number): Promise<Played> => {
  const attributes = attribution()
  let counted: ReturnType<typeof countedTable> | undefined
  const world = makeWorld(
    () => machine,
    (ports: Ports) => {
      counted = countedTable(ports.table, attributes.now)
      return attributed(approvalParts({ ...ports, table: counted.table }), attributes)
    },
  )
  if (!counted) throw new Error('the world has not been wired')
  const { table, byPart } = counted
  const [coordinator, ...invitees] = await aRegister(world.store, organisations, PACK)
  if (!coordinator) throw new Error('nobody applies')
  await earlierClusters(world.store)

  const { newId, now } = world
  const deps = { table, newId }
  const by = representativeOf(coordinator.key)
  const about = { organisation: coordinator.key, by, now: now() }
  const content = aContent([coordinator.key])
  const { id } = await makeCreateApplication(deps)({
    ...about,
    content,
    applicant: by.organisation,
    personId: by.personId,
  })
  await makeAddInvitees(deps)({ ...about, applicationId: id, identifiers: invitees.map(({ key }) => key) })
  byPart.clear()

  const newCaseNumber = makeNewCaseNumber({ table, below: () => 17 })
  await attributes.during('submit', () =>
    makeSubmitApplication({ ...deps, newCaseNumber })({ ...about, applicationId: id }),
  )
  await world.settle()
  const { accept } = approvalCommands({ ...world, table }, coordinator)
  for (const invitee of invitees) {
    await attributes.during('answer', () => accept(id, invitee))
    await world.settle()
  }

  const item = await world.store.get(applicationKey(id))
  const status = item && applicationFrom(item).status
  if (status !== 'registered') throw new Error(`the application of ${organisations} is ${status}`)
  const transitions = world.sfn.run(`${id}-1`).events.filter(({ type }) => type.endsWith('StateEntered')).length
  return { transitions, byPart }
}
