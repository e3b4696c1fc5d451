import type { Condition } from '../../shared/domain/conditions/condition.ts'
import type { MeasureContent } from '../../shared/domain/measures/measure.ts'

/** What a rule is varied by: an amount in roubles, a small number, and the year in which the catalogue holds. */
export type Varied = { readonly money: number; readonly many: number; readonly year: number }

/** What a sample measure is for, and who may have it; `sectorsOf` is the fact that its sector is asked of. */
export type Purpose = {
  readonly id: string
  readonly en: string
  readonly ru: string
  readonly gives: MeasureContent['amount']['kind']
  readonly sectorsOf: 'sectors' | 'clusterSectors' | 'projectSectors'
  readonly rule: (varied: Varied) => readonly Condition[]
}
