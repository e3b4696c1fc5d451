import type { Language } from '../domain/organisation.ts'
import type { Hindrance } from '../domain/staffing/candidate.ts'
import type { MatchKind, Reason } from '../domain/staffing/reasons.ts'
import { capabilityName } from '../domain/taxonomy.ts'
import { en } from './en/candidates.ts'
import { ru } from './ru/candidates.ts'
import { showMoment } from './show-moment.ts'

/** One language's words about who could fill a stage, and what stands against inviting it; numbers and moments come in words. */
export type CandidateTexts = {
  readonly match: Readonly<Record<MatchKind, (capability: string) => string>>
  readonly capacity: {
    readonly notAsked: string
    readonly unsaid: (asked: string) => string
    readonly offered: (offered: string, asked: string) => string
  }
  readonly readiness: {
    readonly notAsked: string
    readonly unsaid: (asked: number) => string
    readonly offered: (offered: number, asked: number) => string
  }
  readonly place: (place: string) => string
  readonly waiting: (days: number | undefined) => string
  readonly hindrance: {
    readonly [because in Exclude<Hindrance['because'], 'notAccepting'>]: string
  }
  readonly notAccepting: (until: string | undefined) => string
}

const texts: Record<Language, CandidateTexts> = { en, ru }

const amount = (value: number, unit: string | undefined, language: Language): string =>
  `${new Intl.NumberFormat(language).format(value)} ${unit ?? ''}`.trim()

const sayCapacity = (
  { offered, asked, unit }: Extract<Reason, { because: 'capacity' }>,
  language: Language,
): string => {
  const { capacity } = texts[language]
  if (asked === undefined) return capacity.notAsked
  const wanted = amount(asked, unit, language)
  return offered === undefined ? capacity.unsaid(wanted) : capacity.offered(amount(offered, unit, language), wanted)
}

const sayReadiness = ({ offered, asked }: Extract<Reason, { because: 'readiness' }>, language: Language): string => {
  const { readiness } = texts[language]
  if (asked === undefined) return readiness.notAsked
  return offered === undefined ? readiness.unsaid(asked) : readiness.offered(offered, asked)
}

/** What a candidate has points for, in a sentence. */
export const sayReason = (reason: Reason, language: Language): string => {
  switch (reason.because) {
    case 'match':
      return texts[language].match[reason.kind](capabilityName(reason.code, language))
    case 'capacity':
      return sayCapacity(reason, language)
    case 'readiness':
      return sayReadiness(reason, language)
    case 'place':
      return texts[language].place(reason.place)
    case 'waiting':
      return texts[language].waiting(reason.days)
  }
}

/** What stands against inviting somebody now, in a sentence; moments by the clock of UTC. */
export const sayHindrance = ({ because, until }: Hindrance, language: Language): string =>
  because === 'notAccepting'
    ? texts[language].notAccepting(until && showMoment(until, language, 'UTC'))
    : texts[language].hindrance[because]
