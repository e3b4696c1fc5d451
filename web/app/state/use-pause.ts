import { useEffect, useState } from 'react'

/** A value as it was when it last stood still for some milliseconds. */
export const usePause = <T>(value: T, milliseconds: number): T => {
  const [still, setStill] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setStill(value), milliseconds)
    return () => clearTimeout(timer)
  }, [value, milliseconds])
  return still
}
