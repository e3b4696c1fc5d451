import type { PlaceFacts, PostFacts } from '../../mail/space-facts.ts'
import type { Part } from '../../mail/letter.ts'
import { counted } from '../counted.ts'
import type { Letters } from '../mail-texts.ts'

const placeName = ({ cluster, project }: PlaceFacts): string =>
  project === undefined ? `в пространстве кластера «${cluster}»` : `в проекте «${project}» кластера «${cluster}»`

const kinds: Record<PostFacts['kind'], string> = {
  announcement: 'Объявление',
  thread: 'Новая тема',
  reply: 'Ответ',
}

const line = ({ kind, author, title, text }: PostFacts): string =>
  `${kinds[kind]}, ${author}: ${title === undefined ? '' : `${title}. `}${text}`

const upper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

const open = (href: string): Part => ({ action: 'Открыть сервис', href })

const writers = {
  organisation: (name: string) => ({
    who: `организация ${name}`,
    whose: `от организации ${name}`,
    answered: 'ответила',
    wrote: 'написала',
  }),
  person: () => ({
    who: 'зарегистрированный пользователь сервиса',
    whose: 'от пользователя сервиса',
    answered: 'ответил',
    wrote: 'написал',
  }),
  city: () => ({ who: 'город', whose: 'от города', answered: 'ответил', wrote: 'написал' }),
} as const

/** Mail from spaces, from other organisations and from the board, in Russian. */
export const spaceLetters: Letters<
  'spacePost' | 'spaceDigest' | 'postModerated' | 'messageReceived' | 'interestShown'
> = {
  spacePost: ({ place, post, page, stop }) => ({
    subject: `${kinds[post.kind]}: ${post.title ?? place.project ?? place.cluster}`,
    happened: [
      { paragraph: `Организация ${post.author} написала ${placeName(place)}:` },
      ...(post.title === undefined ? [] : [{ paragraph: post.title }]),
      { paragraph: post.text },
      open(page),
    ],
    next: 'Прочитать всё сообщение и ответить можно в сервисе; ответ на это письмо туда не попадёт.',
    turn: 'Ваш, если вы хотите ответить.',
    asked:
      'Вы получили это письмо, потому что хотите сразу узнавать об объявлениях, упоминаниях и ответах в этом пространстве. Там же можно выбрать иначе.',
    stop,
  }),
  spaceDigest: ({ places, page, stop }) => ({
    subject: `Что нового: ${places.map(({ place }) => place.project ?? place.cluster).join(', ')}`,
    happened: [
      ...places.flatMap(({ place, posts, more }): readonly Part[] => [
        { paragraph: `${upper(placeName(place))}:` },
        { list: posts.map(line) },
        ...(more > 0
          ? [
              {
                paragraph: `И ещё ${counted('ru', more, { one: 'сообщение', few: 'сообщения', many: 'сообщений', other: 'сообщения' })}.`,
              },
            ]
          : []),
      ]),
      open(page),
    ],
    next: 'Следующая сводка придёт, когда появится что-то новое, не чаще раза в день.',
    turn: 'Ничей.',
    asked:
      'Вы получили это письмо, потому что представляете участника этих пространств и не выбрали иначе. Выбрать можно для каждого пространства отдельно.',
    stop,
  }),
  postModerated: ({ place, text, reason, page }) => ({
    subject: reason === undefined ? 'Ваше сообщение снова видно' : 'Ваше сообщение скрыто',
    happened: [
      {
        paragraph:
          reason === undefined
            ? `Координатор снова показывает ваше сообщение ${placeName(place)}:`
            : `Координатор скрыл ваше сообщение ${placeName(place)}:`,
      },
      { paragraph: text },
      ...(reason === undefined ? [] : [{ paragraph: `Причина: ${reason}` }]),
      open(page),
    ],
    next:
      reason === undefined
        ? 'Его, как и прежде, могут читать все участники пространства.'
        : 'Сообщение видят только ваша организация и координатор. Координатор может показать его снова, а вы можете его отозвать.',
    turn: reason === undefined ? 'Ничей.' : 'Ваш, если вы хотите отозвать сообщение или обратиться к координатору.',
    asked: 'Вы получили это письмо, потому что написали это сообщение.',
  }),
  messageReceived: ({ from, by, to, about, subject, text, isAnswer, page }) => {
    const words = writers[by](from)
    const whom = to === 'organisation' ? 'вашей организации' : 'вам'
    return {
      subject: isAnswer ? `Ответ ${words.whose}` : `Вам пишет ${words.who}`,
      happened: [
        {
          paragraph: isAnswer
            ? `${upper(words.who)} ${words.answered} вам через сервис.`
            : `${upper(words.who)} пишет ${whom} через сервис.`,
        },
        { figures: [['Тема', subject]] },
        ...(about ? [{ paragraph: `Речь о проекте «${about.project}» кластера «${about.cluster}».` }] : []),
        { paragraph: text },
        open(page),
      ],
      next: 'Ответ, написанный в сервисе, придёт по почте; адресов друг друга вы не узнаете. Там же можно больше не получать писем от организации, которая пишет слишком часто.',
      turn: 'Ваш, если вы хотите ответить.',
      asked: `Вы получили это письмо, потому что ${words.who} ${words.wrote} ${whom}.`,
    }
  },
  interestShown: ({ from, entry, page }) => ({
    subject: `Интерес к записи «${entry}»`,
    happened: [{ paragraph: `Организация ${from} заинтересовалась вашей записью на доске: «${entry}».` }, open(page)],
    next: 'Вы можете написать им в сервисе; запись остаётся на доске до своего срока или пока вы её не закроете.',
    turn: 'Ваш.',
    asked: 'Вы получили это письмо, потому что ваша организация поместила эту запись на доску.',
  }),
}
