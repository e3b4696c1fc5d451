import { isSubmitted, type Application, type Submitted } from '../../domain/application.ts'
import { tally, type Tally } from '../../domain/counts.ts'
import type { RulePack } from '../../domain/rule-pack.ts'
import type { Moment } from '../../domain/time.ts'
import { whatCountsSay } from '../../domain/wait.ts'
import type { WhatNow } from '../../domain/what-now.ts'
import type { Table } from '../../stores/table.ts'
import { countsOf, newestPack, packOf } from './load.ts'

/** How far an application has come: its pack (the newest for a draft), its counts once it gathers, and what they say. */
export type ProgressOf = {
  readonly pack: RulePack
  readonly tally: Tally | undefined
  readonly next: WhatNow | undefined
}

const nextOf = (application: Submitted, counted: Tally | undefined, pack: RulePack, now: Moment): WhatNow | undefined =>
  whatCountsSay({ application, assessed: undefined, tally: counted, pack, now })

/** Reads how far an application has come. */
export const progressOf = async (
  table: Pick<Table, 'get' | 'query'>,
  application: Application,
  now: Moment,
): Promise<ProgressOf> => {
  if (!isSubmitted(application)) return { pack: await newestPack(table), tally: undefined, next: undefined }
  const [pack, counts] = await Promise.all([packOf(table, application.packVersion), countsOf(table, application.id)])
  const counted = counts.length > 0 ? tally(counts) : undefined
  return { pack, tally: counted, next: nextOf(application, counted, pack, now) }
}
