/** The script that a word is written in; words of digits only count as Latin. */
export type Script = 'latin' | 'cyrillic'

const latinOf: Readonly<Record<string, string>> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  д: 'd',
  е: 'e',
  ж: 'zh',
  з: 'z',
  и: 'i',
  й: 'i',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ф: 'f',
  х: 'h',
  ц: 's',
  ч: 'ch',
  ш: 'sh',
  щ: 'sh',
  ъ: '',
  ы: 'i',
  ь: '',
  э: 'e',
  ю: 'iu',
  я: 'ia',
  і: 'i',
  ї: 'i',
  є: 'e',
}

// A Cyrillic word with a Latin letter in it that looks the same: МИКРОH. Found in the published names.
const cyrillicOf = new Map(Array.from('abcehkmoptxy', (letter, at) => [letter, 'авсенкмортху'.charAt(at)]))

/** The script of a word. */
export const scriptOf = (word: string): Script => (/\p{Script=Cyrillic}/u.test(word) ? 'cyrillic' : 'latin')

/** Text in small letters, without accents but that of й, ё as е, one form for each character. */
export const plainLetters = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/(?<!и)\u0306|[\u0300-\u0305\u0307-\u036f\p{Cf}]+/gu, '')
    .normalize('NFC')
    .replaceAll('ё', 'е')
    .replaceAll('ß', 'ss')

/** The word in one script, where it mixes two: its Latin look-alikes become Cyrillic. */
export const inOneScript = (word: string): string =>
  /[a-z]/.test(word) && /\p{Script=Cyrillic}/u.test(word)
    ? word.replace(/[a-z]/g, (letter) => cyrillicOf.get(letter) ?? letter)
    : word

const sounds: readonly (readonly [RegExp, string])[] = [
  [/shch|sch|tsch/g, 'sh'],
  [/tch/g, 'ch'],
  [/qu/g, 'kv'],
  [/kh/g, 'h'],
  [/ph/g, 'f'],
  [/th/g, 't'],
  [/ck|c(?![eihy])|q/g, 'k'],
  [/c(?=[eiy])|ts|tz/g, 's'],
  [/x/g, 'ks'],
  [/w/g, 'v'],
  [/[jy]/g, 'i'],
  [/(.)\1+/g, '$1'],
]

const respell = (latin: string): string => sounds.reduce((word, [from, to]) => word.replace(from, to), latin)

/**
 * How a word of either script sounds, roughly, in Latin letters: «Микрон», Mikron and Micron are all `mikron`. It takes the usual
 * transliterations together (ГОСТ 7.79, the passport's, those of names), and is no spelling of its own. Digits stay.
 */
export const soundOf = (word: string): string => {
  if (/^\d+$/.test(word)) return word
  return respell(word.replace(/[а-яіїє]/g, (letter) => latinOf[letter] ?? letter))
}
