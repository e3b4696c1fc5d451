import type { HandedFacts } from '../../mail/handover-facts.ts'
import type { Part } from '../../mail/letter.ts'
import type { Letters } from '../mail-texts.ts'

const ofIt = ({ of, name }: HandedFacts): string =>
  of === 'cluster' ? `кластера «${name}»` : `заявки на кластер «${name}»`

const both = ({ from, to }: HandedFacts): Part => ({
  figures: [
    ['Кто предложил', from],
    ['Кому предложено', to],
  ],
})

const signIn = ({ page }: HandedFacts): Part => ({ action: 'Войти', href: page })

const asked = ({ as }: HandedFacts): string =>
  ({
    from: 'Вы получили это письмо, потому что ваша организация предложила передать координацию.',
    to: 'Вы получили это письмо, потому что вашей организации предложили координацию.',
    other: 'Вы получили это письмо, потому что ваша организация участвует или была приглашена.',
  })[as]

const stays = ({ from }: HandedFacts): string =>
  `Координатором остаётся ${from}; предложение можно повторить, в том числе другой организации.`

const why = {
  receiverGone: 'Организация, которой её предложили, больше не участвует.',
  receiverBarred: 'По реестру и правилам эта организация не может быть координатором.',
  coordinatorChanged: 'Координатор уже другой.',
  ended: 'Координировать больше нечего.',
} as const

/** Mail about handing the coordination over, in Russian. */
export const handoverLetters: Letters<
  'handoverOffered' | 'handoverAccepted' | 'handoverDeclined' | 'handoverTakenBack' | 'handoverExpired' | 'handoverVoid'
> = {
  handoverOffered: (facts, { time }) => ({
    subject: `Вам предлагают координацию: «${facts.name}»`,
    happened: [
      { paragraph: `${facts.from} предлагает организации ${facts.to} координацию ${ofIt(facts)}.` },
      ...(facts.message ? [{ paragraph: `Сообщение: ${facts.message}` }] : []),
      signIn(facts),
    ],
    next: `Согласитесь или откажитесь до ${time(facts.until)}; потом предложение истечёт и ничего не изменится. Если вы согласитесь, с этой минуты координатор — вы, а ${facts.from} остаётся одним из участников.`,
    turn: 'Ваш.',
    asked: asked(facts),
  }),
  handoverAccepted: (facts) => ({
    subject: `Новый координатор «${facts.name}» — ${facts.to}`,
    happened: [
      { paragraph: `Координация ${ofIt(facts)} по согласию обеих сторон перешла от ${facts.from} к ${facts.to}.` },
      ...(facts.as === 'to' ? [signIn(facts)] : []),
    ],
    next:
      facts.as === 'to'
        ? 'Запросы, приглашения и решения теперь ваши. Всё остальное остаётся как было.'
        : 'Всё остальное остаётся как было. Обращайтесь теперь к новому координатору.',
    turn: facts.as === 'to' ? 'Ваш, как координатора.' : 'Ничей: делать ничего не нужно.',
    asked: asked(facts),
  }),
  handoverDeclined: (facts) => ({
    subject: `${facts.to} не берёт координацию «${facts.name}»`,
    happened: [
      { paragraph: `${facts.to} отказывается от координации ${ofIt(facts)}.` },
      ...(facts.reason ? [{ paragraph: `Указанная причина: ${facts.reason}` }] : []),
    ],
    next: stays(facts),
    turn: 'Ваш, если хотите предложить координацию другой организации.',
    asked: asked(facts),
  }),
  handoverTakenBack: (facts) => ({
    subject: `Координацию «${facts.name}» вам больше не предлагают`,
    happened: [{ paragraph: `${facts.from} отзывает предложение о координации ${ofIt(facts)}.` }],
    next: `Координатором остаётся ${facts.from}. Отвечать больше не на что.`,
    turn: 'Ничей.',
    asked: asked(facts),
  }),
  handoverExpired: (facts) => ({
    subject: `Предложение о координации «${facts.name}» истекло`,
    happened: [
      { paragraph: `${facts.to} не ответила в срок, и предложение о координации ${ofIt(facts)} истекло.` },
      both(facts),
    ],
    next: stays(facts),
    turn: facts.as === 'from' ? 'Ваш, если хотите предложить снова.' : 'Ничей.',
    asked: asked(facts),
  }),
  handoverVoid: (facts) => ({
    subject: `Предложение о координации «${facts.name}» недействительно`,
    happened: [
      { paragraph: `Предложение о координации ${ofIt(facts)} больше не действует. ${why[facts.because]}` },
      both(facts),
    ],
    next: 'Предложение ничего не изменило, отвечать больше не на что.',
    turn:
      facts.as === 'from'
        ? 'Ваш, если вы по-прежнему координатор и хотите предложить её другой организации.'
        : 'Ничей.',
    asked: asked(facts),
  }),
}
