import type { FaultTexts } from '../say-fault.ts'

/** What can be wrong with what somebody wrote, in Russian. */
export const ru: FaultTexts = {
  empty: 'здесь пусто',
  notDigits: 'есть знаки, которых в таком номере не бывает',
  wrongLength: 'цифр слишком много или слишком мало',
  wrongShape: 'номера этого вида устроены иначе',
  wrongChecksum: 'контрольные цифры не сходятся: одна из цифр неверна или две переставлены',
  lostLeadingZero: 'похоже, потерян ноль в начале, как это бывает в электронных таблицах',
  spreadsheetNumber: 'электронная таблица превратила его в округлённое число; скопируйте его как текст',
  otherIdentifier: 'это номер другого вида',
  ambiguous: 'номер может быть двух видов; укажите вид перед ним, например ru-inn:7735007358',
  unknownScheme: 'вид перед двоеточием неизвестен',
  unknownCountry: 'страна этого номера НДС неизвестна',
  aliasNotInRegister: 'организации с таким номером в реестре нет',
  nameWithoutLetters: 'в названии нужна хотя бы одна буква или цифра',
  notThisCursor: 'это должен быть указатель страницы, полученный в ответ на этот же запрос',
  probably: (suggestion) => `; вероятно, имелось в виду ${suggestion}`,
}
