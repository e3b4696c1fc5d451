import { counted } from '../../i18n/counted.ts'

const things = ['Nothing waits', 'One thing waits', 'Two things wait', 'Three things wait', 'Four things wait']

/** What the home page says, in English. */
export const texts = {
  window: 'Home',
  title: (count: number) =>
    `${things[count] ?? `${counted('en', count, { one: 'thing', other: 'things' })} wait`} for you`,
  others: (count: number) =>
    count === 0
      ? 'Nothing waits for others.'
      : `${counted('en', count, { one: 'thing waits', other: 'things wait' })} for others.`,
  yours: 'Yours to do',
  yoursEmpty: 'Invitations to answer and applications to finish or correct stand here.',
  theirs: 'Waiting for others',
  theirsEmpty: 'Here you see what others still have to do for your applications.',
  changed: 'New since last time',
  unchanged: (time: string) => `Nothing has changed since ${time}.`,
  join: (cluster: string) => `Answer the invitation into the cluster “${cluster}”`,
  asking: (cluster: string) => `The coordinator of “${cluster}” looks at your request to join`,
  askingSentence: 'If the coordinator does not object in time, you are admitted.',
  daysLeft: (count: number) =>
    count === 0 ? 'due today' : `${counted('en', count, { one: 'day', other: 'days' })} left`,
  answer: (coordinator: string, name: string) => `Answer the invitation of ${coordinator} to “${name}”`,
  answerBy: (limit: string) => `Please say yes or no by ${limit}.`,
  answerAnyTime: 'Please say yes or no.',
  finish: (name: string) => `Finish and send “${name}”`,
  finishSentence: 'Not sent yet. Nothing happens until it is.',
  correct: (name: string) => `Correct “${name}”`,
  correctSentence: 'It was returned, with a reason beside each field.',
  gathering: (name: string) => `The invited organisations answer: “${name}”`,
  gatheringSentence: 'Whoever is silent is reminded by mail.',
  review: (name: string) => `An officer looks at one question: “${name}”`,
  reviewSentence: 'You need not do anything. You will hear of it by mail.',
  deciding: (name: string) => `We are deciding: “${name}”`,
  decidingSentence: 'This takes seconds, seldom minutes.',
  holders: { invited: 'Them', officer: 'Us', service: 'Us' },
}
export type Texts = typeof texts
