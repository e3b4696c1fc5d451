import { counted } from '../counted.ts'
import type { TestTexts, VerdictTexts } from '../measure-texts.ts'

/** What is said of tests, in English. */
export const tests: TestTexts = {
  demands: {
    atLeast: (value) => `at least ${value}`,
    below: (value) => `less than ${value}`,
    atMost: (value) => `at most ${value}`,
    above: (value) => `more than ${value}`,
    isNot: (value) => `anything but ${value}`,
    oneOf: (value) => `one of: ${value}`,
    noneOf: (value) => `none of: ${value}`,
    includes: (value) => `at least one of: ${value}`,
    lacks: (value) => `none of: ${value}`,
    includesAll: (value) => `all of: ${value}`,
    lacksSome: (value) => `not all of: ${value}`,
    countAtLeast: (value) => `at least ${value} different ones`,
    countBelow: (value) => `fewer than ${value} different ones`,
    shareAtLeast: (value, whole) => `at least ${value} of "${whole}"`,
    shareBelow: (value, whole) => `less than ${value} of "${whole}"`,
    onOrAfter: (value) => `${value} or later`,
    before: (value) => `before ${value}`,
    ageAtLeast: (value) => `at least ${value} ago`,
    ageBelow: (value) => `less than ${value} ago`,
  },
  months: (months) =>
    months % 12 === 0
      ? counted('en', months / 12, { one: 'year', other: 'years' })
      : counted('en', months, { one: 'month', other: 'months' }),
  and: (parts) => parts.join(', '),
  tell: (label, demand) => `Tell us: ${label} (needed: ${demand}).`,
  change: (label, demand, seen) => `${label}: needed is ${demand}; now it is ${seen}.`,
  wait: (label, demand, until) => `${label}: needed is ${demand}; that is so from ${until}.`,
  never: (label, demand, seen) => `${label}: needed is ${demand}; it is ${seen}, which cannot be changed.`,
  met: (label, seen) => `${label}: ${seen}.`,
  all: 'All of these:',
  any: 'At least one of these:',
  some: (atLeast, of) => `At least ${atLeast} of these ${of}:`,
}

/** What is said of verdicts, in English. */
export const verdicts: VerdictTexts = {
  states: {
    available: 'You can have it now.',
    held: 'You have it already.',
    opensLater: 'You can have it once it opens.',
    tellUs: 'Tell us more, and we know whether you can have it.',
    lacks: 'Something is lacking.',
    excluded: 'It excludes something that you have.',
    closed: 'It takes no more applications.',
    outOfReach: 'It is for others.',
  },
  opens: (day) => `Applications open on ${day}.`,
  closes: (day) => `Applications are taken until ${day}.`,
  over: 'Applications are no longer taken.',
  always: 'Applications are taken at any time.',
  excludedBy: (title) => `Not together with what you have already: ${title}.`,
}
