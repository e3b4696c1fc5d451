import { usePlacesTexts } from '../texts/places.ts'
import { categoryOrder, placeCounts, placesOf } from './places.ts'

type Tally = Parameters<typeof placesOf>[0]
type Invitees = Parameters<typeof placesOf>[1]

/** The row of places that fill: confirmed, asked, open, and on beyond the minimum; its heading and legend say the same in words. */
export const Thirty = ({
  counts,
  invitees,
  begun,
}: {
  readonly counts: Tally
  readonly invitees: Invitees
  readonly begun: boolean
}) => {
  const texts = usePlacesTexts()
  const places = placesOf(counts, invitees)
  const seen = categoryOrder.filter((category) => places.some((place) => place.category === category))
  return (
    <section className="tight">
      <div className="row between">
        <h2>{begun ? texts.title(counts.confirmed, counts.minimum) : texts.required(counts.minimum)}</h2>
        <span className="small quiet">{begun ? texts.sentence(placeCounts(counts)) : texts.notYet}</span>
      </div>
      <ul className="places" aria-hidden="true">
        {places.map(({ state, category }, at) => (
          // A place is nothing but where it stands.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={at} className={`place ${state} ${category ?? (state === 'confirmed' ? 'plain' : '')}`}>
            {category && texts.categories[category].letter}
          </li>
        ))}
      </ul>
      {seen.length > 0 && (
        <ul className="legend small quiet" aria-hidden="true">
          {seen.map((category) => (
            <li key={category}>
              <i className={`place confirmed ${category}`} />
              {texts.categories[category].name}
            </li>
          ))}
          <li>
            <i className="place asked plain" />
            {texts.asked}
          </li>
        </ul>
      )}
    </section>
  )
}
