import type { Language } from '../domain/organisation.ts'
import type { Moment } from '../domain/time.ts'
import { en } from './en/invitees.ts'
import { ru } from './ru/invitees.ts'
import { showMoment } from './show-moment.ts'

/** One language's words about organisations that are not asked, or cannot be reached; moments come in words. */
export type InviteeTexts = {
  readonly capped: (from: string | undefined) => string
  readonly notAccepting: (until: string | undefined) => string
  readonly undeliverable: string
  readonly unreachable: string
}

const texts: Record<Language, InviteeTexts> = { en, ru }

/** Why an organisation is not asked now, until when if that is known (by the clock of UTC), and what can be done. */
export const sayNotAsked = (
  because: 'capped' | 'notAccepting',
  retryAt: Moment | undefined,
  language: Language,
): string => texts[language][because](retryAt && showMoment(retryAt, language, 'UTC'))

/** Why mail does not reach an organisation, and what can be done. */
export const sayNotReached = (because: 'undeliverable' | 'unreachable', language: Language): string =>
  texts[language][because]
