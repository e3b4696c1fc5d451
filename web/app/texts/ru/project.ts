import { counted } from '../../i18n/counted.ts'
import type { Texts } from '../en/project.ts'

/** What is said of projects, in Russian. */
export const texts: Texts = {
  title: 'Проекты',
  none: 'Пока нет.',
  programmes: { research: 'Исследования', innovation: 'Инновации', production: 'Производство' },
  stages: { idea: 'пока замысел', planned: 'запланирован', running: 'идёт', completed: 'завершён' },
  seeks: { partners: 'Ищет партнёров', money: 'Ищет деньги' },
  members: (count) =>
    `участников: ${counted('ru', count, { one: 'организация', few: 'организации', many: 'организаций', other: 'организации' })}`,
}
