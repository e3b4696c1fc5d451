import type { Letters } from '../mail-texts.ts'

const asked = 'Вы получили это письмо, потому что ваша организация — участник кластера.'

/** Mail about what is the matter with a registered cluster, in Russian. */
export const concernLetters: Letters<
  'concernBegan' | 'concernEnded' | 'struckOff' | 'clusterEnded' | 'coordinatorAppointed'
> = {
  concernBegan: ({ cluster, number, causes, counting, minimum, mendBy }, { time }) => ({
    subject: `Кластер требует внимания: «${cluster}»`,
    happened: [
      ...(causes.includes('belowMinimum')
        ? [
            {
              paragraph: `Сегодня в кластере «${cluster}» засчитывается участников: ${counting}; требуется не меньше ${minimum}.`,
            },
          ]
        : []),
      ...(causes.includes('coordinatorNotActive')
        ? [{ paragraph: `По реестру координатор кластера «${cluster}» больше не действует.` }]
        : []),
      {
        figures: [
          ['Регистрационный номер', number],
          ['Срок исправления', time(mendBy)],
        ],
      },
    ],
    next: `Кластер остаётся в реестре. Как только причина исчезнет, всё закончится само; после ${time(mendBy)} сотрудник вправе исключить кластер из реестра.`,
    turn: 'Координатора: он может пригласить новые организации. Если координатор не действует, другой участник просит сотрудников назначить его.',
    asked,
  }),
  concernEnded: ({ cluster, number }) => ({
    subject: `Кластер снова в порядке: «${cluster}»`,
    happened: [{ paragraph: `С кластером «${cluster}» (${number}) снова всё в порядке.` }],
    next: 'Больше ничего: дело у сотрудников закрыто.',
    turn: 'Ничей.',
    asked,
  }),
  struckOff: ({ cluster, number, reason }) => ({
    subject: `Кластер «${cluster}» исключён из реестра`,
    happened: [
      { paragraph: `Сотрудник исключил кластер «${cluster}» (${number}) из реестра.` },
      { paragraph: `Причина: ${reason}` },
    ],
    next: 'Вместе с этим прекратилось участие в нём, а название снова свободно. Подать заявку на новый кластер может каждый.',
    turn: 'Ничей.',
    asked,
  }),
  clusterEnded: ({ cluster, number, organisation, was, reason }) => ({
    subject: `Кластер «${cluster}» исключён из реестра`,
    happened: [
      {
        paragraph:
          was === 'invitation'
            ? `Приглашение организации ${organisation} в кластер «${cluster}» (${number}) больше не действует: сотрудник исключил кластер из реестра.`
            : `Запрос организации ${organisation} на вступление в кластер «${cluster}» (${number}) закрыт: сотрудник исключил кластер из реестра.`,
      },
      { paragraph: `Причина: ${reason}` },
    ],
    next: 'Больше ничего: отвечать не на что и ждать нечего.',
    turn: 'Ничей.',
    asked:
      was === 'invitation'
        ? `Вы получили это письмо, потому что организация ${organisation} была приглашена в кластер.`
        : `Вы получили это письмо, потому что организация ${organisation} просила о вступлении в кластер.`,
  }),
  coordinatorAppointed: ({ cluster, number, organisation, reason }) => ({
    subject: `Координатор кластера «${cluster}» — ${organisation}`,
    happened: [
      {
        paragraph: `Сотрудник передал координацию кластера «${cluster}» (${number}) организации ${organisation}, потому что по реестру прежний координатор не действует.`,
      },
      { paragraph: `Причина: ${reason}` },
    ],
    next: 'Участие всех организаций остаётся прежним.',
    turn: 'Нового координатора.',
    asked,
  }),
}
