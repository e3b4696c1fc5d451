import { marshall } from '@aws-sdk/util-dynamodb'
import type { Context, DynamoDBRecord } from 'aws-lambda'
import { describe, expect, it } from 'vitest'
import { projectionsHandler, type Projection, type StreamChange } from '../../../functions/streams/project.ts'
import { organisationItem } from '../../../shared/items/organisation-item.ts'
import { anOrganisation } from '../../support/a-register.ts'

const recordOf = (number: number): DynamoDBRecord =>
  ({
    eventName: 'INSERT',
    dynamodb: { SequenceNumber: String(number), NewImage: marshall(organisationItem(anOrganisation(number), false)) },
  }) as DynamoDBRecord

const projecting = ({ failing = [] as readonly string[] } = {}) => {
  const taken: { [name: string]: readonly StreamChange[] } = {}
  const dead: unknown[] = []
  const projection = (name: string, concerns: Projection['concerns']): Projection => ({
    name,
    concerns,
    takeIn: async (changes) => {
      if (failing.includes(name)) throw new Error(`${name} is down`)
      taken[name] = changes
    },
  })
  const handler = projectionsHandler({
    projections: [
      projection('all', () => true),
      projection('even', ({ after }) => after?.['name'] === 'Organisation 2'),
    ],
    deadLetters: async (records) => {
      if (failing.includes('deadLetters')) throw new Error('down')
      dead.push(...records)
    },
    observe: () => undefined,
  })
  const run = async (...Records: readonly DynamoDBRecord[]) => {
    const { batchItemFailures } = await handler({ Records: [...Records] }, {} as Context)
    return batchItemFailures.map(({ itemIdentifier }) => itemIdentifier)
  }
  return { run, taken, dead }
}

describe('the second reader of the stream', () => {
  it('gives each projection what concerns it', async () => {
    const { run, taken } = projecting()
    expect(await run(recordOf(1), recordOf(2))).toEqual([])
    expect(taken['all']).toHaveLength(2)
    expect(taken['even']).toMatchObject([{ after: { name: 'Organisation 2' }, before: undefined }])
  })

  it('reports the records of a projection that failed, and only those', async () => {
    const { run, taken } = projecting({ failing: ['even'] })
    expect(await run(recordOf(1), recordOf(2))).toEqual(['2'])
    expect(taken['all']).toHaveLength(2)
  })

  it('puts aside what cannot be read, and holds nothing up', async () => {
    const broken = { dynamodb: { SequenceNumber: '7', NewImage: 'nonsense' } } as unknown as DynamoDBRecord
    const { run, taken, dead } = projecting()
    expect(await run(broken, recordOf(1))).toEqual([])
    expect(dead).toMatchObject([{ sequenceNumber: '7' }])
    expect(taken['all']).toHaveLength(1)
    expect(await projecting({ failing: ['deadLetters'] }).run(broken)).toEqual(['7'])
  })
})
