import type { OfficerCase } from '../../domain/officer-case.ts'
import type { Letters } from '../mail-texts.ts'

const kinds: Record<OfficerCase['kind'], string> = {
  review: 'заявка, которую не могут решить правила',
  claim: 'просьба подтвердить право представлять организацию',
  clusterConcern: 'кластер, который перестал отвечать требованиям',
  appeal: 'жалоба на решение',
  duplicate: 'две записи, которые могут быть одной организацией',
  addressChange: 'изменение зарегистрированного адреса',
  misdirected: 'письмо, которое получил не тот человек',
  cityRequest: 'обращение к городу',
}

/** Mail that officers get, or cause, in Russian. */
export const officeLetters: Letters<'caseWaits' | 'cancelled'> = {
  caseWaits: ({ kind, id, openedAt, mine, organisations }, { time }) => ({
    subject: mine ? 'Ваше дело ждёт решения' : 'Дело ждёт сотрудника',
    happened: [
      { paragraph: `С ${time(openedAt)} решения ждёт ${kinds[kind]}.` },
      {
        figures: [['Дело', id], ...(organisations.length > 0 ? [['Касается', organisations.join('; ')] as const] : [])],
      },
    ],
    next: mine
      ? 'Мы напомним ещё раз, если вы его не решите и не вернёте в очередь.'
      : 'Мы напоминаем всем, кто может его решить, пока кто-нибудь не возьмёт или не решит его.',
    turn: mine ? 'Ваш.' : 'Того сотрудника, который возьмёт дело.',
    asked: 'Вы получили это письмо, потому что вы сотрудник, который решает дела.',
  }),
  cancelled: ({ cluster, caseNumber, coordinator, to, reason }) => ({
    subject: `Заявка «${cluster}» закрыта сотрудником`,
    happened: [
      {
        paragraph:
          to === 'coordinator'
            ? `Сотрудник закрыл заявку вашей организации на создание кластера «${cluster}».`
            : `Сотрудник закрыл заявку координатора (${coordinator}) на кластер, в который приглашали вашу организацию.`,
      },
      { paragraph: `Причина: ${reason}` },
      {
        figures: [
          ['Кластер', cluster],
          ['Номер заявки', caseNumber],
        ],
      },
    ],
    next:
      to === 'coordinator'
        ? 'Об этом узнают все, кого приглашали. Вы можете подать новую заявку.'
        : 'Больше ничего: ваш ответ, если он был, ни к чему не обязывает, а приглашение без ответа закрыто.',
    turn: 'Ничей.',
    asked:
      to === 'coordinator'
        ? 'Вы получили это письмо, потому что ваша организация подала эту заявку.'
        : `Вы получили это письмо, потому что координатор консорциума (${coordinator}) приглашал вашу организацию.`,
  }),
}
