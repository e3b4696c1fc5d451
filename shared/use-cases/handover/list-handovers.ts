import { NotFound } from '../../domain/errors.ts'
import { statusAt, type Handover, type HandoverStatus } from '../../domain/handover.ts'
import type { Organisation } from '../../domain/organisation.ts'
import type { Moment } from '../../domain/time.ts'
import { handoverFrom, HANDOVERS } from '../../items/handover-item.ts'
import { queryAll } from '../../stores/query-all.ts'
import type { Table } from '../../stores/table.ts'
import { inParallel } from '../support/in-parallel.ts'
import { organisationsByKey } from '../support/resolve.ts'
import { findLed, type Led } from './led.ts'

/** An offer as its two sides see it: how it stands now, and what it is about (undefined: a cluster that was struck off since). */
export type HandoverRead = {
  readonly handover: Handover
  readonly status: HandoverStatus
  readonly led: Led | undefined
  readonly organisations: ReadonlyMap<string, Organisation>
}

type Reader = Pick<Table, 'getMany' | 'query'>

/** The last offer about what bears an id, for its two sides. Everybody else hears NotFound, after the same calls as where there is none. */
export const makeReadHandover =
  ({ table }: { readonly table: Pick<Table, 'getMany'> }) =>
  async (asked: {
    readonly subject: string
    readonly organisation: string
    readonly now: Moment
  }): Promise<HandoverRead> => {
    const { led, handover } = await findLed(table, asked.subject)
    if (!handover || ![handover.from, handover.to].includes(asked.organisation))
      throw new NotFound('handover', asked.subject)
    const organisations = await organisationsByKey(table, [handover.from, handover.to])
    return { handover, status: statusAt(handover, asked.now), led, organisations }
  }

/** The open offers that an organisation was made or has made, the newest first: as many as it coordinates, and has been asked to. */
export const makeListHandovers =
  ({ table }: { readonly table: Reader }) =>
  async ({
    organisation,
    now,
  }: {
    readonly organisation: string
    readonly now: Moment
  }): Promise<readonly HandoverRead[]> => {
    const pk = `ORG#${organisation}`
    const pages = await Promise.all(
      (['gsi1', 'gsi2'] as const).map((index) => queryAll(table, { index, pk, beginsWith: HANDOVERS })),
    )
    const subjects = pages.flat().map((item) => handoverFrom(item).subject)
    const found = await inParallel(8, subjects, (subject) => findLed(table, subject))
    const open = found.flatMap(({ led, handover }) =>
      handover && [handover.from, handover.to].includes(organisation) && statusAt(handover, now) === 'open'
        ? [{ handover, led, status: 'open' as const }]
        : [],
    )
    const sides = open.flatMap(({ handover: { from, to } }) => [from, to])
    const organisations = await organisationsByKey(table, sides)
    return open
      .toSorted((a, b) => (a.handover.offeredAt < b.handover.offeredAt ? 1 : -1))
      .map((one) => ({ ...one, organisations }))
  }
