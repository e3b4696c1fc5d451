import type { Part } from '../../mail/letter.ts'

/** For which stages of cooperation chains an organisation is invited, in English. */
export const stagesPart = (stages: readonly string[]): readonly Part[] =>
  stages.length === 0
    ? []
    : [
        { paragraph: 'In its cooperation chains your organisation is put down for these stages; a yes fills them:' },
        { list: stages },
      ]
