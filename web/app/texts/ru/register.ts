import { counted } from '../../i18n/counted.ts'
import type { Texts } from '../en/register.ts'

/** What is said of the register of organisations, in Russian. */
export const texts: Texts = {
  title: 'Реестр',
  find: 'Слова, чем занимаются или идентификатор',
  found: (count) =>
    counted('ru', count, { one: 'организация', few: 'организации', many: 'организаций', other: 'организации' }),
  none: 'В реестре таких нет.',
  narrow: 'Уточнить',
  any: 'любая',
  facets: {
    category: 'Категория',
    sector: 'Отрасль',
    place: 'Место',
    capability: 'Возможности',
    kind: 'Вид',
    open: 'Приглашения',
  },
  kinds: { participant: 'Участник', partner: 'Партнёр из другого региона' },
  opens: { true: 'принимает приглашения', false: 'сейчас не принимает' },
  statuses: { active: 'действует', suspended: 'приостановлена', struckOff: 'исключена' },
  fields: {
    name: 'в названии',
    identifiers: 'среди идентификаторов',
    offers: 'в том, что предлагает',
    needs: 'в том, что нужно',
    place: 'в месте',
    description: 'в описании',
  },
  hows: {
    wordForm: 'другая форма слова',
    prefix: 'начало слова',
    fuzzy: 'почти то же слово',
    transliterated: 'другим алфавитом',
    synonym: 'слово о том же',
  },
  because: (typed, where, how) => `«${typed}» ${where}${how === '' ? '' : ` (${how})`}`,
  kind: 'Вид',
  category: 'Категория',
  sectors: 'Отрасли',
  status: 'В реестре',
  identifiers: 'Идентификаторы',
  place: 'Место',
  invitations: 'Приглашения',
  unreachable: 'Письма до неё не доходят',
  offers: 'Что умеет',
  needs: 'Что ей нужно',
  nothingSaid: 'Пока не сказано.',
  readiness: (level) => `готовность ${level} из 9`,
  since: (status, date) => `${status}, с ${date}`,
}
