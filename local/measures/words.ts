import type { MeasureContent } from '../../shared/domain/measures/measure.ts'

type Words = MeasureContent['provider']

/** Who gives sample measures: nobody who exists. */
export const providers: readonly Words[] = [
  { en: 'Sample Fund for Industry', ru: 'Фонд промышленности (пример)' },
  { en: 'Sample Department of Innovation', ru: 'Департамент инноваций (пример)' },
  { en: 'Sample Centre for Export', ru: 'Центр экспорта (пример)' },
  { en: 'Sample Agency for Research', ru: 'Агентство исследований (пример)' },
  { en: 'Sample Bank for Development', ru: 'Банк развития (пример)' },
  { en: 'Sample Centre for Small Business', ru: 'Центр малого бизнеса (пример)' },
  { en: 'Sample Department of Employment', ru: 'Департамент занятости (пример)' },
  { en: 'Sample Fund for Clusters', ru: 'Фонд кластеров (пример)' },
]

/** What one has to hand in for sample measures; the first is always asked for. */
export const documents: readonly Words[] = [
  { en: 'Application signed by the head', ru: 'Заявление за подписью руководителя' },
  { en: 'Business plan', ru: 'Бизнес-план' },
  { en: 'Annual accounts of the last year', ru: 'Годовая отчётность за последний год' },
  { en: 'Statement that no taxes are owed', ru: 'Справка об отсутствии задолженности по налогам' },
  { en: 'Offers of three suppliers', ru: 'Предложения трёх поставщиков' },
  { en: 'Staff list', ru: 'Штатное расписание' },
  { en: 'Certificates', ru: 'Копии сертификатов' },
  { en: 'Lease or title of the premises', ru: 'Договор аренды или право на помещения' },
  { en: 'Plan of the project with milestones', ru: 'План проекта с этапами' },
  { en: 'Agreement of the partners', ru: 'Соглашение партнёров' },
  { en: 'List of patents', ru: 'Перечень патентов' },
  { en: 'Estimate of costs', ru: 'Смета расходов' },
]
