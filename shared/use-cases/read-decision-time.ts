import { isSubmitted } from '../domain/application.ts'
import { Conflict } from '../domain/errors.ts'
import type { Mode } from '../domain/mode.ts'
import type { Moment } from '../domain/time.ts'
import type { WhatNow } from '../domain/what-now.ts'
import type { Table } from '../stores/table.ts'
import { coordinatorsApplication } from './support/load.ts'
import { progressOf } from './support/progress.ts'

/** When an application is decided: its mode, its deadline, and what the counts say now (nothing before it gathers). */
export type DecisionTime = {
  readonly mode: Mode
  readonly deadline: Moment
  readonly extensionsLeft: number
  readonly word?: Moment
  readonly next?: WhatNow
}

/** Reads when an application will be decided, for its coordinator. Throws Conflict `notInThisState` for a draft. */
export const makeReadDecisionTime =
  ({ table }: { readonly table: Pick<Table, 'get' | 'query'> }) =>
  async (asked: { applicationId: string; organisation: string; now: Moment }): Promise<DecisionTime> => {
    const { application } = await coordinatorsApplication(table, asked.applicationId, asked.organisation)
    if (!isSubmitted(application)) throw new Conflict('notInThisState', { status: application.status })
    const { pack, next } = await progressOf(table, application, asked.now)
    const { mode, deadline, extensions, word } = application
    return {
      mode,
      deadline,
      extensionsLeft: Math.max(0, pack.maximumExtensions - extensions),
      ...(word === undefined ? {} : { word }),
      ...(next === undefined ? {} : { next }),
    }
  }
