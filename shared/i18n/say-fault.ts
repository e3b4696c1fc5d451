import type { Language } from '../domain/organisation.ts'
import type { ChainFault } from '../domain/chain/change-chain.ts'
import type { MeasureFault } from '../domain/measures/rule-faults.ts'
import type { RowFault } from '../domain/row-issue.ts'
import { en } from './en/faults.ts'
import { ru } from './ru/faults.ts'

/** What can be wrong in what is written for others to read. */
type SpaceFault =
  | 'notInThisSpace'
  | 'notInThisProject'
  | 'noCheckedFile'
  | 'notToOneself'
  | 'endNotAllowed'
  | 'fileTooLarge'

/** What can be wrong with whom or when a wish or a project names. */
type WishFault = 'isPast' | 'tooFarAhead' | 'isOneself' | 'endsBeforeItStarts'

/** One language's words about faults in what somebody wrote. */
export type FaultTexts = Record<
  | RowFault
  | WishFault
  | ChainFault['fault']
  | MeasureFault
  | 'unknownTemplate'
  | 'notInRegister'
  | 'aliasNotInRegister'
  | 'nameWithoutLetters'
  | 'notThisCursor'
  | SpaceFault,
  string
> & {
  readonly probably: (suggestion: string) => string
}

const texts: Record<Language, FaultTexts> = { en, ru }

const isKnown = (fault: string): fault is Exclude<keyof FaultTexts, 'probably'> =>
  fault !== 'probably' && Object.hasOwn(en, fault)

/** The sentence about a fault, and what was probably meant; the fault itself where the catalogue has no words for it. */
export const sayFault = (fault: string, language: Language, suggestion?: string): string => {
  const { probably, ...faults } = texts[language]
  return (isKnown(fault) ? faults[fault] : fault) + (suggestion === undefined ? '' : probably(suggestion))
}
