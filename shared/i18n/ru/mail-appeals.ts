import type { CaseFacts } from '../../mail/facts.ts'
import type { Part } from '../../mail/letter.ts'
import type { Letters } from '../mail-texts.ts'

const theCase = ({ cluster, caseNumber }: CaseFacts): Part => ({
  figures: [
    ['Кластер', cluster],
    ['Номер заявки', caseNumber],
  ],
})

const see = (page: string): Part => ({ action: 'Открыть заявку', href: page })

const ASKED = 'Вы получили это письмо, потому что ваша организация обжаловала отказ.'

/** Mail about appeals against a refusal, in Russian. */
export const appealLetters: Letters<'appealReceived' | 'appealDecided'> = {
  appealReceived: (facts) => ({
    subject: `Жалоба на отказ принята: ${facts.caseNumber}`,
    happened: [
      { paragraph: `Мы получили жалобу на отказ по заявке на создание кластера «${facts.cluster}».` },
      theCase(facts),
      see(facts.page),
    ],
    next: facts.holdsName
      ? 'Её рассмотрит сотрудник, который не принимал решений по этой заявке. До этого данные заявки не удаляются, а название сохраняется за вами.'
      : 'Её рассмотрит сотрудник, который не принимал решений по этой заявке. До этого данные заявки не удаляются. Название тем временем заняли; если жалобу удовлетворят, мы попросим выбрать другое.',
    turn: 'Наш. Мы вам напишем.',
    asked: ASKED,
  }),
  appealDecided: (facts) =>
    facts.newCaseNumber === undefined
      ? {
          subject: `Отказ оставлен в силе: ${facts.caseNumber}`,
          happened: [
            { paragraph: `Другой сотрудник рассмотрел заявку «${facts.cluster}»: отказ остаётся в силе.` },
            { paragraph: `Причина: ${facts.reason}` },
            theCase(facts),
            see(facts.page),
          ],
          next: 'Обжаловать отказ можно один раз. Вы можете подать новую заявку по копии; в ней отмечено, что препятствовало прежней.',
          turn: 'Ваш, если вы хотите попробовать снова.',
          asked: ASKED,
        }
      : {
          subject: `Жалоба удовлетворена: ${facts.newCaseNumber}`,
          happened: [
            {
              paragraph: `Другой сотрудник рассмотрел заявку «${facts.cluster}» и удовлетворил жалобу. Заявка снова рассматривается в том виде, в каком вы её подали; её новый номер: ${facts.newCaseNumber}.`,
            },
            { paragraph: `Причина: ${facts.reason}` },
            theCase(facts),
            see(facts.page),
          ],
          next: 'Все организации из списка получат приглашения заново, потому что их ответы закончились вместе с отказом; дальше всё идёт как с любой другой заявкой.',
          turn: 'Наш, а затем тех, кого мы спросим.',
          asked: ASKED,
        },
}
