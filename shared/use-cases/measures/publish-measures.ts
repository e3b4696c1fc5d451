import { Conflict, InvalidRequest, NotFound, PreconditionFailed } from '../../domain/errors.ts'
import type { Measure, MeasureContent } from '../../domain/measures/measure.ts'
import { actorText, type Actor } from '../../domain/person.ts'
import type { Moment } from '../../domain/time.ts'
import { catalogueChanged, createMeasure, measureFrom, measureKey, replaceMeasure } from '../../items/measure-item.ts'
import { ConditionFailed, type Table, type Write } from '../../stores/table.ts'

/** What publishing needs from outside. */
type PublishDeps = { readonly table: Pick<Table, 'get' | 'getMany' | 'write'> }

type Command = { readonly by: Actor; readonly now: Moment; readonly extra?: readonly Write[] }

/** Refuses measures that exclude themselves, or one that there is not; those published together may name each other. */
const refuseUnknownExclusions = async (
  table: Pick<Table, 'getMany'>,
  measures: readonly (MeasureContent & { readonly id: string })[],
  pathOf: (at: number) => string,
): Promise<void> => {
  const together = new Set(measures.map(({ id }) => id))
  const others = [...new Set(measures.flatMap(({ excludes }) => excludes))].filter((id) => !together.has(id))
  const known = new Set((await table.getMany(others.map(measureKey))).map((item) => measureFrom(item).id))
  const issues = measures.flatMap(({ id, excludes }, at) =>
    excludes.flatMap((other, place) =>
      other !== id && (together.has(other) || known.has(other))
        ? []
        : [{ path: `${pathOf(at)}/excludes/${place}`, message: 'notAnotherMeasure' }],
    ),
  )
  if (issues.length > 0) throw new InvalidRequest(issues)
}

/**
 * Publishes new measures, all or none, in one transaction. Throws Conflict `measureExists` where a name is taken, InvalidRequest where one
 * excludes a measure that there is not.
 */
export const makePublishMeasures =
  ({ table }: PublishDeps) =>
  async (
    command: Command & { readonly measures: readonly (MeasureContent & { readonly id: string })[] },
  ): Promise<readonly Measure[]> => {
    const { measures, by, now, extra = [] } = command
    await refuseUnknownExclusions(table, measures, (at) => `/measures/${at}`)
    const first = measures.map((content): Measure => ({
      ...content,
      version: 1,
      status: 'published',
      changedAt: now,
      changedBy: actorText(by),
    }))
    try {
      await table.write([...first.flatMap(createMeasure), catalogueChanged, ...extra])
    } catch (error) {
      if (!(error instanceof ConditionFailed)) throw error
      const taken = first[Math.floor((error.failures[0]?.index ?? 0) / 2)]
      throw new Conflict('measureExists', { id: taken?.id ?? '' })
    }
    return first
  }

type ChangeOne = Command & { readonly id: string; readonly version: number }

const next = async (
  table: Pick<Table, 'get' | 'write'>,
  { id, version, by, now, extra = [] }: ChangeOne,
  change: (before: Measure) => Pick<Measure, 'status' | 'reason'> & MeasureContent,
): Promise<Measure> => {
  const item = await table.get(measureKey(id))
  if (!item) throw new NotFound('measure', id)
  const before = measureFrom(item)
  if (before.version !== version) throw new PreconditionFailed()
  const after: Measure = {
    ...change(before),
    id,
    version: before.version + 1,
    changedAt: now,
    changedBy: actorText(by),
  }
  try {
    await table.write([...replaceMeasure(before, after), catalogueChanged, ...extra])
  } catch (error) {
    if (error instanceof ConditionFailed) throw new PreconditionFailed()
    throw error
  }
  return after
}

/**
 * Publishes the next version of a measure, also of one that was retired, which is then offered again. Throws PreconditionFailed where somebody
 * else changed it first.
 */
export const makeChangeMeasure =
  ({ table }: PublishDeps) =>
  async (command: ChangeOne & { readonly content: MeasureContent; readonly reason?: string | undefined }) => {
    const { id, content, reason } = command
    await refuseUnknownExclusions(table, [{ ...content, id }], () => '')
    return next(table, command, () => ({
      ...content,
      status: 'published',
      ...(reason === undefined ? {} : { reason }),
    }))
  }

/** Takes a measure out of the catalogue, with a reason; its versions stay. Throws Conflict `notInThisState` where it is retired already. */
export const makeRetireMeasure =
  ({ table }: PublishDeps) =>
  (command: ChangeOne & { readonly reason: string }): Promise<Measure> =>
    next(table, command, (before) => {
      if (before.status === 'retired') throw new Conflict('notInThisState', { status: before.status })
      return { ...before, status: 'retired', reason: command.reason }
    })
