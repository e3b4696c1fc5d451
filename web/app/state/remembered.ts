/** What cannot be stored is remembered as long as the page is open. */
const here = new Map<string, string>()

/** What this browser remembers under a name; undefined where it remembers nothing. */
export const remembered = (name: string): string | undefined => {
  try {
    return here.get(name) ?? localStorage.getItem(name) ?? undefined
  } catch {
    return undefined // some browsers are set to store nothing, and say so by throwing
  }
}

/** Remembers a value in this browser. */
export const remember = (name: string, value: string): void => {
  here.set(name, value)
  try {
    localStorage.setItem(name, value)
  } catch {
    // as above: then it holds for this page
  }
}

/** Forgets what this browser remembers under a name. */
export const forgetRemembered = (name: string): void => {
  here.delete(name)
  try {
    localStorage.removeItem(name)
  } catch {
    // as above: then there is nothing to forget
  }
}
