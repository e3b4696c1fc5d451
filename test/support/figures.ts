import { marshall } from '@aws-sdk/util-dynamodb'
import type { Context, DynamoDBRecord } from 'aws-lambda'
import { figureProjection } from '../../functions/streams/figure-projection.ts'
import { projectionsHandler } from '../../functions/streams/project.ts'
import type { Moment } from '../../shared/domain/time.ts'
import type { Change } from '../../shared/stores/memory-table.ts'
import type { Item, Table } from '../../shared/stores/table.ts'
import { makeReadCityFigures } from '../../shared/use-cases/figures/read-city-figures.ts'
import { makeRecountFigures } from '../../shared/use-cases/figures/recount-figures.ts'
import { makeReadCatalogue } from '../../shared/use-cases/measures/read-catalogue.ts'

const imageOf = (item: Item | undefined) => item && marshall(item, { removeUndefinedValues: true })

const recordOf = ({ eventName, newImage, oldImage }: Change, at: number): DynamoDBRecord =>
  ({
    eventName,
    dynamodb: {
      SequenceNumber: String(at),
      ...(newImage ? { NewImage: imageOf(newImage) } : {}),
      ...(oldImage ? { OldImage: imageOf(oldImage) } : {}),
    },
  }) as DynamoDBRecord

/** The figures over a table: kept by the function behind the stream, counted from scratch, and read, a line for each total. */
export const figuresOver = (table: Table, now: () => Moment) => {
  const failures: unknown[] = []
  const handler = projectionsHandler({
    projections: [figureProjection({ table, clock: async () => now() })],
    deadLetters: async (records) => void failures.push(...records),
    observe: ({ error }) => void (error === undefined || failures.push(error)),
  })
  const read = makeReadCityFigures({ table })
  const recount = makeRecountFigures({ table, readCatalogue: makeReadCatalogue({ table }) })
  return {
    /** Hands changes to the stream's function in one batch. Throws what it could not take in. */
    count: async (changes: readonly Change[]): Promise<void> => {
      await handler({ Records: changes.map(recordOf) }, {} as Context)
      if (failures.length > 0) throw failures.shift()
    },
    recount: () => recount({ now: now() }),
    lines: async (): Promise<readonly string[]> =>
      (await read())
        .map(({ figure, month, of, value }) => `${figure} ${month} ${of} ${value}`)
        .toSorted((a, b) => (a < b ? -1 : 1)),
  }
}
