import type { Stage } from '../../../shared/domain/chain/chain.ts'
import { standingOf } from '../../../shared/domain/chain/standing.ts'
import { writeCsv, type CsvCell } from '../../../shared/csv/write-csv.ts'
import type { ChainRead } from '../../../shared/use-cases/read-chain.ts'

const HEAD = [
  'stage',
  'title',
  'needs',
  'gives',
  'capability',
  'amountAsked',
  'unit',
  'readiness',
  'suppliersAsked',
  'organisation',
  'name',
  'standing',
  'amount',
  'evidence',
  'handsOnTo',
]

const rowsOf = ({ chain, standings, organisations }: ChainRead, stage: Stage): readonly (readonly CsvCell[])[] => {
  const next = chain.links.filter(({ from }) => from === stage.id).map(({ to, evidence }) => `${to} (${evidence})`)
  const takes = stage.takes.length > 0 ? stage.takes : [{ capability: undefined, capacity: undefined }]
  return takes.flatMap(({ capability, capacity }) => {
    const about = [stage.id, stage.title, stage.needs.join('; '), stage.gives.join('; '), capability]
    const asked = [capacity?.amount, capacity?.unit, stage.readiness, stage.suppliers]
    const fills = stage.fills.filter((fill) => fill.capability === capability)
    if (fills.length === 0) return [[...about, ...asked, '', '', '', '', '', next.join('; ')]]
    return fills.map(({ organisation, amount, evidence }) => [
      ...about,
      ...asked,
      organisation,
      organisations.get(organisation)?.name,
      standingOf(standings, organisation),
      amount,
      evidence,
      next.join('; '),
    ])
  })
}

/** A chain as CSV: a row for each supply of each capability that a stage takes, and one where nobody is put down. */
export const chainAsCsv = (read: ChainRead): string =>
  writeCsv([HEAD, ...read.chain.stages.flatMap((stage) => rowsOf(read, stage))])
