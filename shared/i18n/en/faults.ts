import type { FaultTexts } from '../say-fault.ts'

/** What can be wrong with what somebody wrote, in English. */
export const en: FaultTexts = {
  empty: 'it is empty',
  notDigits: 'it holds characters that do not belong in such a number',
  wrongLength: 'it has too many or too few digits',
  wrongShape: 'it is not built like a number of this kind',
  wrongChecksum: 'its check digits do not fit: a digit is wrong or two are swapped',
  lostLeadingZero: 'a leading zero seems to be lost, as spreadsheets do',
  spreadsheetNumber: 'a spreadsheet has turned it into a rounded number; copy it as text',
  otherIdentifier: 'it is a number of another kind',
  ambiguous: 'it could be of two kinds; write the kind before it, as in ru-inn:7735007358',
  unknownScheme: 'the kind before the colon is not known',
  unknownCountry: 'the country of this VAT number is not known',
  aliasNotInRegister: 'the register has no organisation with this number',
  nameWithoutLetters: 'a name needs at least one letter or digit',
  notThisCursor: 'it must be a cursor that this very query has answered with',
  probably: (suggestion) => `; probably ${suggestion} was meant`,
}
