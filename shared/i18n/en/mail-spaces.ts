import type { PlaceFacts, PostFacts } from '../../mail/space-facts.ts'
import type { Part } from '../../mail/letter.ts'
import { counted } from '../counted.ts'
import type { Letters } from '../mail-texts.ts'

const placeName = ({ cluster, project }: PlaceFacts): string =>
  project === undefined ? `the cluster “${cluster}”` : `the project “${project}” of the cluster “${cluster}”`

const kinds: Record<PostFacts['kind'], string> = {
  announcement: 'Announcement',
  thread: 'New thread',
  reply: 'Reply',
}

const line = ({ kind, author, title, text }: PostFacts): string =>
  `${kinds[kind]}, ${author}: ${title === undefined ? '' : `${title}. `}${text}`

const open = (href: string): Part => ({ action: 'Open the service', href })

const upper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

const writers = {
  organisation: (name: string) => name,
  person: () => 'a person registered with the service',
  city: () => 'the city',
} as const

/** Mail from spaces, from other organisations and from the board, in English. */
export const spaceLetters: Letters<
  'spacePost' | 'spaceDigest' | 'postModerated' | 'messageReceived' | 'interestShown'
> = {
  spacePost: ({ place, post, page, stop }) => ({
    subject: `${kinds[post.kind]}: ${post.title ?? place.project ?? place.cluster}`,
    happened: [
      { paragraph: `${post.author} wrote in ${placeName(place)}:` },
      ...(post.title === undefined ? [] : [{ paragraph: post.title }]),
      { paragraph: post.text },
      open(page),
    ],
    next: 'You can read the whole post and reply in the space; a reply to this mail does not get there.',
    turn: 'Yours, if you want to reply.',
    asked:
      'You get this mail because you wish to hear of announcements, mentions and replies in this space at once. You can choose otherwise there.',
    stop,
  }),
  spaceDigest: ({ places, page, stop }) => ({
    subject: `What is new: ${places.map(({ place }) => place.project ?? place.cluster).join(', ')}`,
    happened: [
      ...places.flatMap(({ place, posts, more }): readonly Part[] => [
        { paragraph: `In ${placeName(place)}:` },
        { list: posts.map(line) },
        ...(more > 0 ? [{ paragraph: `And ${counted('en', more, { one: 'more post', other: 'more posts' })}.` }] : []),
      ]),
      open(page),
    ],
    next: 'The next summary comes when something is new again, once a day at most.',
    turn: 'Nobody’s.',
    asked:
      'You get this mail because you represent a member of these spaces, and have not chosen otherwise. You can choose for each space.',
    stop,
  }),
  postModerated: ({ place, text, reason, page }) => ({
    subject: reason === undefined ? 'Your post is shown again' : 'Your post was hidden',
    happened: [
      {
        paragraph:
          reason === undefined
            ? `The coordinator shows a post of yours in ${placeName(place)} again:`
            : `The coordinator has hidden a post of yours in ${placeName(place)}:`,
      },
      { paragraph: text },
      ...(reason === undefined ? [] : [{ paragraph: `The reason: ${reason}` }]),
      open(page),
    ],
    next:
      reason === undefined
        ? 'Everybody in the space can read it as before.'
        : 'Only your organisation and the coordinator still see the post. The coordinator can show it again, and you can withdraw it.',
    turn: reason === undefined ? 'Nobody’s.' : 'Yours, if you want to withdraw the post or turn to the coordinator.',
    asked: 'You get this mail because you wrote the post.',
  }),
  messageReceived: ({ from, by, to, about, subject, text, isAnswer, page }) => {
    const who = writers[by](from)
    const whom = to === 'organisation' ? 'your organisation' : 'you'
    return {
      subject: isAnswer ? `Answer from ${who}` : `${upper(who)} writes to you`,
      happened: [
        {
          paragraph: isAnswer
            ? `${upper(who)} has answered you through the service.`
            : `${upper(who)} turns to ${whom} through the service.`,
        },
        { figures: [['Subject', subject]] },
        ...(about
          ? [{ paragraph: `It is about the project “${about.project}” of the cluster “${about.cluster}”.` }]
          : []),
        { paragraph: text },
        open(page),
      ],
      next: 'Your answer, written in the service, reaches them by mail; neither side learns the other’s address. An organisation that writes too often can be muted there.',
      turn: 'Yours, if you want to answer.',
      asked: `You get this mail because ${who} wrote to ${whom}.`,
    }
  },
  interestShown: ({ from, entry, page }) => ({
    subject: `Interest in “${entry}”`,
    happened: [{ paragraph: `${from} is interested in your entry on the board: “${entry}”.` }, open(page)],
    next: 'You can write to them in the service; the entry stays on the board until its end or until you close it.',
    turn: 'Yours.',
    asked: 'You get this mail because your organisation put the entry on the board.',
  }),
}
