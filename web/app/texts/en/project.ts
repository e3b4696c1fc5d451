import { counted } from '../../i18n/counted.ts'

/** What is said of projects, in English. */
export const texts = {
  title: 'Projects',
  none: 'None yet.',
  programmes: { research: 'Research', innovation: 'Innovation', production: 'Production' },
  stages: { idea: 'an idea so far', planned: 'planned', running: 'under way', completed: 'completed' },
  seeks: { partners: 'Seeks partners', money: 'Seeks money' },
  members: (count: number) =>
    `${counted('en', count, { one: 'organisation takes', other: 'organisations take' })} part`,
}
export type Texts = typeof texts
