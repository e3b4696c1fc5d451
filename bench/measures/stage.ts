import { ownSheetSchema } from '../../shared/domain/measures/sheet.ts'
import { admit } from '../../shared/domain/membership.ts'
import { clusterItem } from '../../shared/items/cluster-item.ts'
import { membershipItem } from '../../shared/items/membership-item.ts'
import { putOwnSheet } from '../../shared/items/sheet-item.ts'
import { inBatches } from '../../shared/stores/in-batches.ts'
import { memoryTable } from '../../shared/stores/memory-table.ts'
import type { Table, Write } from '../../shared/stores/table.ts'
import { makePublishMeasures } from '../../shared/use-cases/measures/publish-measures.ts'
import { generateMeasures } from '../../local/generate-measures.ts'
import { seededRandom } from '../../local/random.ts'
import { organisations } from '../../test/support/a-register.ts'
import { aContent, aRegister, idOf, START } from '../../test/support/builders.ts'
import { foundedWith } from '../../test/support/founding.ts'

/** The members of the cluster that is measured, and its id. */
export const MEMBERS = 300
export const CLUSTER = idOf(7)

/** The officer who publishes. */
export const officer = { as: 'officer', personId: idOf(8) } as const

/** The generated catalogue. */
export const measures = generateMeasures({ seed: 20_261_125, year: 2026 })

/** The keys of the members, in the register's order. */
export const members: readonly string[] = organisations(MEMBERS).map(({ key }) => key)

const facts = () => {
  const random = seededRandom(20_261_125)
  return members.map((organisation) =>
    ownSheetSchema.parse({
      organisation,
      version: 2,
      changedAt: START,
      held: [],
      reckonInClusters: true,
      facts: {
        employees: random.below(400),
        youngSpecialists: random.below(100),
        revenue: random.below(50_000_000),
        researchSpending: random.below(2_000_000),
        foundedOn: `${2010 + random.below(16)}-05-01`,
        certificates: random.chance(0.5) ? ['iso9001'] : [],
        trainees: random.below(9),
        patents: random.below(5),
        taxDebt: random.chance(0.8) ? 0 : 10_000,
        mainActivity: random.oneOf(['manufacturing', 'software', 'engineering']),
      },
    }),
  )
}

const clusterWrites = (): readonly Write[] => {
  const { projects, purpose } = aContent(members.slice(0, 20))
  const [coordinator = ''] = members
  const cluster = {
    id: CLUSTER,
    version: 1,
    status: 'registered',
    applicationId: CLUSTER,
    number: 'C-1',
    packVersion: 1,
    name: 'Measured',
    purpose,
    admission: 'consent',
    coordinator,
    formedAt: START,
    registeredAt: START,
    membersAtRegistration: MEMBERS,
  } as const
  return [
    { put: clusterItem(cluster) },
    ...foundedWith(CLUSTER, projects, coordinator),
    ...members.map((organisation): Write => ({
      put: membershipItem(admit(undefined, { clusterId: CLUSTER, organisation }, START)),
    })),
  ]
}

/** A table with a register, one cluster of 300 that have told facts, and the catalogue. */
export const measuresTable = async (): Promise<Table> => {
  const table = memoryTable()
  await aRegister(table, MEMBERS)
  const writes = [...clusterWrites(), ...facts().map((sheet) => ({ put: putOwnSheet(sheet).put }))]
  for (const batch of inBatches(writes, 100)) await table.write(batch)
  const publish = makePublishMeasures({ table })
  for (const batch of inBatches(measures, 40)) await publish({ measures: batch, by: officer, now: START })
  return table
}
