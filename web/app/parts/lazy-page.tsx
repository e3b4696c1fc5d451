import { use, type ComponentType } from 'react'
import { loadOnce } from '../state/load-once.ts'

/** A page that is loaded when it is opened. */
export const lazyPage = (load: () => Promise<{ readonly default: ComponentType }>): ComponentType => {
  const loaded = loadOnce(load)
  const Page = () => {
    const { default: Loaded } = use(loaded())
    return <Loaded />
  }
  return Page
}
