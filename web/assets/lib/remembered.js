/** @type {Map<string, string>} What cannot be stored is remembered as long as the page is open. */
const here = new Map()

/**
 * What this browser remembers under a name; undefined where it remembers nothing.
 * @param {string} name
 */
export const remembered = (name) => {
  try {
    return here.get(name) ?? localStorage.getItem(name) ?? undefined
  } catch {
    return undefined // some browsers are set to store nothing, and say so by throwing
  }
}

/**
 * Remembers a value in this browser.
 * @param {string} name
 * @param {string} value
 */
export const remember = (name, value) => {
  here.set(name, value)
  try {
    localStorage.setItem(name, value)
  } catch {
    // as above: then it holds for this page
  }
}
