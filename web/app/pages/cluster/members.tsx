import { useId } from 'react'
import { useSearchParams } from 'wouter'
import { useWhole } from '../../api/use-whole.ts'
import { datesIn } from '../../i18n/dates.ts'
import { useLanguage } from '../../i18n/language.ts'
import { categoryOrder } from '../../parts/places.ts'
import { Tag } from '../../parts/sign.tsx'
import { useClustersTexts } from '../../texts/clusters.ts'
import { usePlacesTexts } from '../../texts/places.ts'

/** The members, as a row of places by category and as a list; the category or sector that is shown stands in the address. */
export const Members = ({ id }: { readonly id: string }) => {
  const texts = useClustersTexts()
  const { categories } = usePlacesTexts()
  const dates = datesIn(useLanguage().language)
  const field = useId()
  const [search, setSearch] = useSearchParams()
  const shown = search.get('show') ?? ''
  const pages = useWhole(
    'GET /api/clusters/{id}/members',
    (cursor) => ({ params: { id }, query: { cursor, limit: 100 } }),
    ({ next }) => next,
  )
  const members = pages.flatMap((page) => page.members)
  const present = categoryOrder.filter((category) => members.some((member) => member.category === category))
  const sectors = [...new Set(members.flatMap((member) => member.sectors ?? []))].toSorted()
  const fits = members.filter(
    ({ category, sectors: own = [] }) => shown === '' || category === shown || own.includes(shown),
  )
  const placed = members.toSorted(
    (a, b) => categoryOrder.indexOf(a.category ?? 'sme') - categoryOrder.indexOf(b.category ?? 'sme'),
  )
  return (
    <section className="tight">
      <div className="row between">
        <h2>{texts.members(members.length)}</h2>
        <div className="acting">
          <label htmlFor={field} className="small quiet">
            {texts.filter}
          </label>
          <select
            id={field}
            value={shown}
            onChange={({ target }) => setSearch(target.value === '' ? {} : { show: target.value }, { replace: true })}
          >
            <option value="">{texts.all}</option>
            {present.map((category) => (
              <option key={category} value={category}>
                {categories[category].name}
              </option>
            ))}
            {sectors.map((sector) => (
              <option key={sector} value={sector}>
                {sector}
              </option>
            ))}
          </select>
        </div>
      </div>
      <ul className="places" aria-hidden="true">
        {placed.map(({ organisation, category }) => (
          <li key={organisation.key} className={`place confirmed ${category ?? 'plain'}`} title={organisation.name}>
            {category && categories[category].letter}
          </li>
        ))}
      </ul>
      <ul className="invitees">
        {fits.map(({ organisation, category, sectors: own = [], role, since }) => (
          <li key={organisation.key}>
            <div>
              <strong>{organisation.name}</strong>
              <p className="small quiet">
                {[category && categories[category].name, own.join(', '), organisation.key].filter(Boolean).join(' · ')}
              </p>
            </div>
            {role === 'coordinator' ? (
              <Tag>{texts.coordinator}</Tag>
            ) : (
              <span className="small quiet">{texts.since(dates.shortDay(since))}</span>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
