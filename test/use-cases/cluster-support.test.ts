import { describe, expect, it } from 'vitest'
import type { Cluster } from '../../shared/domain/cluster.ts'
import { admit, leave } from '../../shared/domain/membership.ts'
import { clusterEventFrom, clusterEventsPartition } from '../../shared/items/cluster-event-item.ts'
import { clusterItem, replaceCluster } from '../../shared/items/cluster-item.ts'
import { mailFrom } from '../../shared/items/mail-item.ts'
import { putMembership } from '../../shared/items/membership-item.ts'
import { memoryTable } from '../../shared/stores/memory-table.ts'
import { makeExpandFanOut } from '../../shared/use-cases/expand-fan-out.ts'
import { tellCluster } from '../../shared/use-cases/support/cluster-event.ts'
import { clusterFor, clusterWith, membersOf, requireMember } from '../../shared/use-cases/support/cluster.ts'
import { mailMembers } from '../../shared/use-cases/support/mail.ts'
import { anOrganisation } from '../support/a-register.ts'
import { idOf, START } from '../support/builders.ts'

const id = idOf(1)
const [coordinator, member, left, stranger] = [0, 1, 2, 3].map((at) => anOrganisation(at).key) as [
  string,
  string,
  string,
  string,
]

const cluster: Cluster = {
  id,
  version: 1,
  status: 'registered',
  applicationId: id,
  number: 'C-26-000-001',
  packVersion: 1,
  name: 'Nitride',
  purpose: '',
  admission: 'consent',
  coordinator,
  formedAt: START,
  registeredAt: START,
  membersAtRegistration: 3,
}

const aCluster = async (differing: Partial<Cluster> = {}) => {
  const table = memoryTable()
  const joined = admit(undefined, { clusterId: id, organisation: left }, START)
  await table.write([
    { put: clusterItem({ ...cluster, ...differing }) },
    putMembership(
      undefined,
      admit(undefined, { clusterId: id, organisation: coordinator, role: 'coordinator' }, START),
    ),
    putMembership(undefined, admit(undefined, { clusterId: id, organisation: member }, START)),
    putMembership(undefined, joined),
  ])
  await table.write([putMembership(joined, leave(joined, START))])
  return table
}

describe('a registered cluster', () => {
  it('is there for its members, and for everybody else as if it did not exist', async () => {
    const table = await aCluster()
    expect((await requireMember(table, id, member)).membership.organisation).toBe(member)
    for (const key of [left, stranger])
      await expect(requireMember(table, id, key)).rejects.toThrow('there is no cluster')
    expect((await clusterWith(table, id, left)).membership?.state).toBe('left')
    expect((await clusterWith(table, id, stranger)).membership).toBeUndefined()
  })

  it.each(['forming', 'dropped', 'struckOff'] as const)('does not exist while it is %s', async (status) => {
    const table = await aCluster({ status })
    await expect(clusterFor(table, id)).rejects.toThrow('there is no cluster')
    await expect(requireMember(table, id, member)).rejects.toThrow('there is no cluster')
  })

  it('has as members only those who are it', async () => {
    const members = await membersOf(await aCluster(), id)
    expect(members.map(({ organisation }) => organisation).toSorted()).toEqual([coordinator, member].toSorted())
  })

  it('refuses a second change that follows the same reading', async () => {
    const table = await aCluster()
    const read = await clusterFor(table, id)
    await table.write([replaceCluster(read, { ...read, admission: 'open' })])
    await expect(table.write([replaceCluster(read, { ...read, name: 'Other' })])).rejects.toThrow('did not hold')
    expect(await clusterFor(table, id)).toMatchObject({ version: 2, admission: 'open', name: 'Nitride' })
    const joined = admit(undefined, { clusterId: id, organisation: stranger }, START)
    await expect(table.write([putMembership(undefined, { ...joined, organisation: left })])).rejects.toThrow(
      'did not hold',
    )
  })

  it('writes to every member but the coordinator, and to nobody who has left', async () => {
    const table = await aCluster()
    await table.write([mailMembers('cause', id, 'clusterRegistered', START)])
    await makeExpandFanOut({ table })({ id: 'cause', now: START })
    const mails = table.items().filter(({ entity }) => entity === 'Mail')
    expect(mails.map((item) => mailFrom(item).recipient)).toEqual([
      { to: 'organisation', key: member, address: 'contact' },
    ])
  })

  it('has a history of its own', async () => {
    const table = await aCluster()
    const by = { as: 'representative', personId: idOf(9), organisation: member } as const
    await table.write([tellCluster('e1', id, 'memberLeft', { by, now: START }, { organisation: left })])
    const { items } = await table.query({ pk: clusterEventsPartition(id) })
    expect(items.map(clusterEventFrom)).toEqual([
      {
        id: 'e1',
        clusterId: id,
        type: 'memberLeft',
        at: START,
        by: `person:${idOf(9)}`,
        organisation: left,
        data: {},
      },
    ])
  })
})
