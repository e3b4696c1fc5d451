type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json }

const KEYS = /^(pk|sk|gsi[1-5][ps]k)$/

/**
 * The same item about another organisation: every value that is the key, and every part of the item's own keys that is, is the other key. Both
 * of a list that held both are one.
 */
export const rekeyed = <T extends { readonly [name: string]: Json }>(item: T, from: string, to: string): T => {
  const value = (found: Json): Json => {
    if (found === from) return to
    if (Array.isArray(found)) {
      const list: readonly Json[] = found
      return list.map(value).filter((one, at, all) => one !== to || all.indexOf(one) === at)
    }
    if (typeof found === 'object' && found !== null)
      return Object.fromEntries(Object.entries(found).map(([name, inner]) => [name, value(inner)]))
    return found
  }
  const part = (text: Json): Json =>
    typeof text === 'string'
      ? text
          .split('#')
          .map((one) => (one === from ? to : one))
          .join('#')
      : text
  const entries = Object.entries(item).map(([name, found]) => [name, KEYS.test(name) ? part(found) : value(found)])
  // What is replaced is a string by a string, so the shape stays.
  return { ...item, ...Object.fromEntries(entries) }
}
