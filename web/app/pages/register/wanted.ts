import { categoryOrder } from '../../parts/places.ts'

/** What the reader looks for, as the address has it. */
export const wantedIn = (search: URLSearchParams) => {
  const text = (name: string): string | undefined => search.get(name) ?? undefined
  const kind = (['participant', 'partner'] as const).find((one) => one === text('kind'))
  const open = (['true', 'false'] as const).find((one) => one === text('open'))
  return {
    q: text('q') ?? '',
    category: categoryOrder.find((one) => one === text('category')),
    sector: text('sector'),
    place: text('place'),
    capability: text('capability'),
    kind,
    open,
  }
}
export type Wanted = ReturnType<typeof wantedIn>

/** The address's search with one wish put in, or taken out where it is empty. */
export const withWish = (search: URLSearchParams, name: string, value: string): URLSearchParams => {
  const changed = new URLSearchParams(search)
  if (value === '') changed.delete(name)
  else changed.set(name, value)
  return changed
}
