import { counted } from '../../i18n/counted.ts'
import type { Texts } from '../en/home.ts'

const of = (count: number) => counted('ru', count, { one: 'дело', few: 'дела', many: 'дел', other: 'дела' })
const wait = (count: number) => (count % 10 === 1 && count % 100 !== 11 ? 'ждёт' : 'ждут')

/** What the home page says, in Russian. */
export const texts: Texts = {
  window: 'Главная',
  title: (count) => (count === 0 ? 'От вас ничего не требуется' : `Вас ${wait(count)} ${of(count)}`),
  others: (count) => (count === 0 ? 'За другими ничего нет.' : `За другими ещё ${of(count)}.`),
  yours: 'За вами',
  yoursEmpty: 'Здесь появятся приглашения, на которые нужно ответить, и заявки, которые нужно закончить или исправить.',
  theirs: 'За другими',
  theirsEmpty: 'Здесь видно, что другим ещё предстоит сделать по вашим заявкам.',
  changed: 'Новое с прошлого раза',
  unchanged: (time) => `С ${time} ничего не изменилось.`,
  join: (cluster) => `Ответьте на приглашение в кластер «${cluster}»`,
  asking: (cluster) => `Координатор кластера «${cluster}» рассматривает вашу просьбу о приёме`,
  askingSentence: 'Если координатор не возразит в срок, вас примут.',
  daysLeft: (count) =>
    count === 0
      ? 'срок сегодня'
      : `ещё ${counted('ru', count, { one: 'день', few: 'дня', many: 'дней', other: 'дня' })}`,
  answer: (coordinator, name) => `Ответьте на приглашение в «${name}» от организации ${coordinator}`,
  answerBy: (limit) => `Ответьте, пожалуйста, «да» или «нет» до ${limit}.`,
  answerAnyTime: 'Ответьте, пожалуйста, «да» или «нет».',
  finish: (name) => `Закончите и отправьте заявку «${name}»`,
  finishSentence: 'Ещё не отправлено. Пока вы её не отправите, ничего не произойдёт.',
  correct: (name) => `Исправьте заявку «${name}»`,
  correctSentence: 'Она возвращена; причина указана у каждого поля.',
  gathering: (name) => `Отвечают приглашённые организации: «${name}»`,
  gatheringSentence: 'Тем, кто молчит, напомним письмом.',
  review: (name) => `Один вопрос рассматривает сотрудник: «${name}»`,
  reviewSentence: 'От вас ничего не требуется. Мы напишем вам.',
  deciding: (name) => `Принимаем решение: «${name}»`,
  decidingSentence: 'Это занимает секунды, редко минуты.',
  holders: { invited: 'Они', officer: 'Мы', service: 'Мы' },
}
