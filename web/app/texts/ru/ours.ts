import type { Texts } from '../en/ours.ts'

/** What an organisation reads of itself, in Russian. */
export const texts: Texts = {
  title: 'Наша организация',
  contact: 'Куда мы пишем',
  registered: 'Адрес из реестра',
  registeredHint:
    'На него приходят коды и приглашения. Изменить его могут только загрузка реестра или двое сотрудников.',
  none: 'нет',
  contactEmail: 'Другой адрес для уведомлений',
  contactHint: 'Если пусто, уведомления приходят на адрес из реестра.',
  contactWrong: 'Это неполный адрес; полный выглядит так: name@organisation.example.',
  language: 'Язык писем',
  languages: { en: 'Английский', ru: 'Русский' },
  save: 'Сохранить',
  colleagues: 'Кто действует от её имени',
  me: 'вы',
  since: (date) => `с ${date}`,
  remove: 'Убрать',
  add: 'Разрешить действовать от её имени',
  addHint: 'Человек получит письмо и сможет действовать от имени организации, как только войдёт.',
  addButton: 'Добавить',
  added: (email) => `Письмо на адрес ${email} отправлено.`,
  change: (email, date) => `Адрес в реестре станет ${email} с ${date}.`,
  object: 'Возразить',
  objectHint: 'Этим займётся сотрудник, а смена адреса отменится.',
  reason: 'Причина',
}
