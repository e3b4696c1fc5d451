import { useState } from 'react'
import { forgetRemembered, remember, remembered } from './remembered.ts'

const read = <T extends object>(name: string, nothing: T): T => {
  const text = remembered(name)
  if (text === undefined) return nothing
  try {
    return { ...nothing, ...JSON.parse(text) }
  } catch {
    return nothing // written by another version of the portal
  }
}

/** What is typed and not sent yet, kept in this browser under a name, so that a closed tab loses nothing; the last of the three forgets it. */
export const useKept = <T extends object>(name: string, nothing: T) => {
  const key = `consort.kept.${name}`
  const [value, setValue] = useState(() => read(key, nothing))
  const change = (changed: T): void => {
    setValue(changed)
    remember(key, JSON.stringify(changed))
  }
  return [value, change, () => forgetRemembered(key)] as const
}
