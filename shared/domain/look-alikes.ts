const cyrillic = 'авекмнорстухіјѕԛԝ'
const cyrillicAs = 'abekmhopctyxijsqw'
const greek = 'αβεζηικμνορτυχ'
const greekAs = 'abezhikmnoptyx'

const pairs = new Map(Array.from(cyrillic + greek, (letter, at) => [letter, (cyrillicAs + greekAs).charAt(at)]))

const lookAlikes = new RegExp(`[${cyrillic}${greek}]`, 'gu')

/**
 * Lower-case text in which every Cyrillic or Greek letter whose capital looks like a Latin one is that Latin letter. Both
 * sides of a comparison go through it, so a word need not be known to be Russian or English. The idea is the skeleton of
 * Unicode Technical Standard 39, section 4; the letters are those that look alike as capitals.
 */
export const skeleton = (lowerCase: string): string =>
  lowerCase.replace(lookAlikes, (letter) => pairs.get(letter) ?? letter)
