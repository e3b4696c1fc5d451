import { marshall } from '@aws-sdk/util-dynamodb'
import type { Context, DynamoDBRecord } from 'aws-lambda'
import { dispatchHandler } from '../../functions/streams/dispatch.ts'
import { projectionsHandler } from '../../functions/streams/project.ts'
import { searchProjection } from '../../functions/streams/search-projection.ts'
import { followUpOf } from '../../shared/items/follow-up.ts'
import type { Change } from '../../shared/stores/memory-table.ts'
import type { Parts, Ports } from './world.ts'

/** None of the handlers asks Lambda for anything. */
const context = {} as Context

const recordOf = ({ eventName, newImage, oldImage }: Change): DynamoDBRecord =>
  ({
    eventName,
    dynamodb: {
      SequenceNumber: '1',
      ...(newImage ? { NewImage: marshall(newImage) } : {}),
      ...(oldImage ? { OldImage: marshall(oldImage) } : {}),
    },
  }) as DynamoDBRecord

type Handler = ReturnType<typeof dispatchHandler>

/** A record that a handler reports comes again, as the stream brings it again. */
const hand = async (handler: Handler, change: Change): Promise<void> => {
  const { batchItemFailures } = await handler({ Records: [recordOf(change)] }, context)
  if (batchItemFailures.length > 0) throw new Error('the record was reported')
}

const observe = () => undefined

const deadLetters = async (dead: readonly unknown[]): Promise<void> => {
  if (dead.length > 0) throw new Error('a record of a test cannot be read')
}

/** The two functions on the table's stream; the first sees what its event source lets through. */
export const streamParts = ({ table, send, now }: Ports): Required<Pick<Parts, 'hear' | 'project'>> => {
  const into = (queue: string) => async (messages: readonly unknown[]) => {
    for (const body of messages) await send({ queue, body })
  }
  const dispatch = dispatchHandler({
    mail: into('mail'),
    start: into('start'),
    wake: into('wake'),
    deadLetters,
    observe,
  })
  const projections = projectionsHandler({
    projections: [searchProjection({ table, systemNow: now })],
    deadLetters,
    observe,
  })
  return {
    hear: async (change) => {
      const concerns = change.newImage && followUpOf(change.newImage, change.oldImage)
      if (concerns) await hand(dispatch, change)
    },
    project: (change) => hand(projections, change),
  }
}
