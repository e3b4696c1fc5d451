import { createHash } from 'node:crypto'

/** Crockford's base 32: no letter that looks like a digit (https://www.crockford.com/base32.html). */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

const grouped = (letters: string): string => letters.match(/.{4}/g)?.join('-') ?? letters

/** The code that an extract is found by, three groups of four letters, made of an id that nobody can guess: 60 bits of its hash. */
export const extractCode = (id: string): string => {
  const bytes = createHash('sha256').update(`extract ${id}`).digest().subarray(0, 12)
  return grouped([...bytes].map((byte) => LETTERS.charAt(byte % LETTERS.length)).join(''))
}

/** A code as people type it off a sheet of paper, the way it is stored; undefined for what cannot be one. */
export const readExtractCode = (written: string): string | undefined => {
  const letters = written.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1')
  return new RegExp(`^[${LETTERS}]{12}$`).test(letters) ? grouped(letters) : undefined
}
