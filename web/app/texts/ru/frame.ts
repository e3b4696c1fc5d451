import type { Texts } from '../en/frame.ts'

/** What stands around every page, in Russian. */
export const texts: Texts = {
  other: 'English',
  home: 'Главная',
  main: 'Разделы',
  applications: 'Заявки',
  clusters: 'Кластеры',
  apply: 'Подать заявку на кластер',
  register: 'Реестр',
  ours: 'Наша организация',
  office: 'Для сотрудников',
  queue: 'Очередь',
  actingFor: 'От имени',
  signedInAs: 'Вы вошли как',
  signOut: 'Выйти',
  toContent: 'К содержанию',
  loading: 'Загрузка',
  retry: 'Повторить',
  more: 'Показать ещё',
  cancel: 'Отмена',
  wordsMissing: 'Напишите, пожалуйста, несколько слов.',
  unreachable: {
    title: 'Сервис не отвечает',
    sentence: 'Нет связи у вас или у нас. Ничего не изменилось.',
    unsure: 'Ответа нет, поэтому неизвестно, выполнено ли это. Можно спокойно отправить ещё раз.',
    stale: (time) => `Нет связи. Вы видите то, что было в ${time}; мы продолжаем попытки.`,
  },
  failed: {
    title: 'Не получилось',
    sentence: 'Сбой на нашей стороне. Ничего не изменилось; повторите, пожалуйста, чуть позже.',
  },
  notFound: {
    title: 'Здесь ничего нет',
    sentence: 'Такой страницы нет, или она не для организации, от имени которой вы действуете.',
    toHome: 'На главную',
  },
}
