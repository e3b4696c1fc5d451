import { counted, formFor } from '../../i18n/counted.ts'
import type { Texts } from '../en/places.ts'

const organisations = (count: number): string =>
  counted('ru', count, { one: 'организация', few: 'организации', many: 'организаций', other: 'организации' })

/** What is said of the places of a consortium, in Russian. */
export const texts: Texts = {
  title: (confirmed, minimum) =>
    confirmed > minimum
      ? `Согласились: ${confirmed}, требуется: ${minimum}`
      : `Согласились: ${confirmed} из ${minimum}`,
  required: (minimum) =>
    `${formFor('ru', minimum, { one: 'Требуется', other: 'Требуются', many: 'Требуется' })} ${organisations(minimum)}`,
  notYet: 'пока никто не приглашён',
  sentence: ({ asked, open, beyond }) =>
    [
      asked > 0
        ? `ждём и засчитаем ещё ${counted('ru', asked, { one: 'ответ', few: 'ответа', many: 'ответов', other: 'ответа' })}`
        : 'отвечать больше некому',
      open > 0 &&
        counted('ru', open, {
          one: 'место свободно',
          few: 'места свободны',
          many: 'мест свободно',
          other: 'места свободны',
        }),
      beyond > 0 && `на ${beyond} больше, чем требуется`,
    ]
      .filter((part) => part !== false)
      .join(', '),
  confirmed: 'Согласились',
  asked: 'Приглашены',
  open: 'Свободно',
  categories: {
    largeCompany: { letter: 'К', name: 'Крупная компания' },
    industry: { letter: 'П', name: 'Промышленность' },
    sme: { letter: 'М', name: 'Малый или средний бизнес' },
    research: { letter: 'Н', name: 'Наука' },
    education: { letter: 'О', name: 'Образование' },
    developmentInstitute: { letter: 'Р', name: 'Институт развития' },
    municipalAuthority: { letter: 'В', name: 'Муниципальная власть' },
  },
}
