import { parseIdentifier } from './identifiers/index.ts'
import { nameKey } from './names.ts'
import type { Organisation } from './organisation.ts'

type Entry = Pick<Organisation, 'key' | 'name' | 'registeredEmail' | 'status'>

const schemeOf = (key: string): string => {
  const identifier = parseIdentifier(key)
  return identifier.ok ? identifier.key.slice(0, identifier.key.indexOf(':')) : key
}

/**
 * Why two entries may be one organisation; undefined where nothing says so. A name alone says nothing: hundreds of real organisations share
 * theirs with another. With the same registered address it does, and so it does where the keys are of two schemes, of which one organisation
 * can have both.
 */
export const suspicionOf = (one: Entry, other: Entry): 'sameAddress' | 'twoSchemes' | undefined => {
  if (one.key === other.key || one.status === 'struckOff' || other.status === 'struckOff') return undefined
  if (nameKey(one.name) === '' || nameKey(one.name) !== nameKey(other.name)) return undefined
  const address = one.registeredEmail?.toLowerCase()
  if (address !== undefined && address === other.registeredEmail?.toLowerCase()) return 'sameAddress'
  return schemeOf(one.key) === schemeOf(other.key) ? undefined : 'twoSchemes'
}
