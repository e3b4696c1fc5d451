import type { Part } from '../../mail/letter.ts'

/** For which stages of cooperation chains an organisation is invited, in Russian. */
export const stagesPart = (stages: readonly string[]): readonly Part[] =>
  stages.length === 0
    ? []
    : [
        { paragraph: 'В цепочках кооперации ваша организация намечена на эти этапы; согласие закроет их:' },
        { list: stages },
      ]
