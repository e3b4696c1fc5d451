import { all, atLeast, is } from '../../shared/domain/conditions/tests.ts'
import type { MeasureContent } from '../../shared/domain/measures/measure.ts'

/** What officers write of a measure, for small and medium business with 5 employees if nothing else is said. */
export const aMeasureContent = (differing: Partial<MeasureContent> = {}): MeasureContent => ({
  title: { en: 'Grant for pilots', ru: 'Грант на пилотные партии' },
  summary: { en: 'Pays for pilot batches.', ru: 'Оплачивает пилотные партии.' },
  provider: { en: 'Sample fund', ru: 'Фонд для примера' },
  amount: { kind: 'grant', max: 1_000_000, currency: 'RUB', shareOfCost: 0.5 },
  application: { kind: 'always' },
  documents: [{ en: 'Business plan', ru: 'Бизнес-план' }],
  excludes: [],
  rule: all(is('category', 'sme'), atLeast('employees', 5)),
  ...differing,
})
