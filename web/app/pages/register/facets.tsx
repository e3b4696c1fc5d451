import { useId } from 'react'
import type { Reply } from '../../api/types.ts'
import { categoryOrder } from '../../parts/places.ts'
import { usePlacesTexts } from '../../texts/places.ts'
import { useRegisterTexts } from '../../texts/register.ts'
import { useCapabilityNames } from './capability-names.ts'
import type { Wanted } from './wanted.ts'

type Facets = Reply<'GET /api/search/organisations'>['facets']
type Name = keyof Facets

const order: readonly Name[] = ['category', 'sector', 'place', 'capability', 'kind', 'open']

type Props = { readonly facets: Facets; readonly wanted: Wanted; readonly wish: (name: string, value: string) => void }

/** What a value of a facet is called. */
const useValueNames = () => {
  const texts = useRegisterTexts()
  const { categories } = usePlacesTexts()
  const capabilities = useCapabilityNames()
  return (name: Name, value: string): string => {
    const category = categoryOrder.find((one) => one === value)
    if (name === 'category' && category) return categories[category].name
    if (name === 'kind') return value === 'partner' ? texts.kinds.partner : texts.kinds.participant
    if (name === 'open') return value === 'true' ? texts.opens.true : texts.opens.false
    return name === 'capability' ? (capabilities.get(value) ?? value) : value
  }
}

/** Narrows what was found down, each choice with how many it leaves. */
export const Facets = ({ facets, wanted, wish }: Props) => {
  const texts = useRegisterTexts()
  const nameOf = useValueNames()
  const id = useId()
  return (
    <aside className="card stack">
      <h2>{texts.narrow}</h2>
      {order.map((name) => (
        <div key={name} className="field">
          <label htmlFor={`${id}-${name}`}>{texts.facets[name]}</label>
          <select id={`${id}-${name}`} value={wanted[name] ?? ''} onChange={({ target }) => wish(name, target.value)}>
            <option value="">{texts.any}</option>
            {wanted[name] !== undefined && !facets[name].some(({ value }) => value === wanted[name]) && (
              <option value={wanted[name]}>{nameOf(name, wanted[name])}</option>
            )}
            {facets[name].map(({ value, count }) => (
              <option key={value} value={value}>{`${nameOf(name, value)} (${count})`}</option>
            ))}
          </select>
        </div>
      ))}
    </aside>
  )
}
