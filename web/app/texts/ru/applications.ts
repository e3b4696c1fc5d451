import type { Texts } from '../en/applications.ts'

/** What the list of applications says, in Russian. */
export const texts: Texts = {
  title: 'Заявки',
  empty: {
    title: 'Заявок пока нет',
    sentence:
      'Когда эта организация подаст заявку на создание кластера, она появится здесь вместе со своим состоянием.',
  },
  begun: (date) => `начата ${date}`,
  sent: (date) => `подана ${date}`,
  status: {
    draft: 'Ещё не отправлено',
    screening: 'Проверяем по реестру',
    needsCorrection: 'Возвращено на исправление',
    gathering: 'Ждём ответов',
    assessing: 'Принимаем решение',
    review: 'Один вопрос рассматривает сотрудник',
    registering: 'Принимаем решение',
    registered: 'Кластер зарегистрирован',
    rejected: 'Не зарегистрирован',
    withdrawn: 'Отозвано',
    expired: 'Исправления не поступили',
  },
}
