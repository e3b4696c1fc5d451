import { useDeferredValue } from 'react'
import { Link, useSearchParams } from 'wouter'
import type { Reply } from '../../api/types.ts'
import { usePages } from '../../api/use-read.ts'
import { Field } from '../../parts/field.tsx'
import { More } from '../../parts/more.tsx'
import { Page } from '../../parts/page.tsx'
import { usePause } from '../../state/use-pause.ts'
import { usePlacesTexts } from '../../texts/places.ts'
import { useRegisterTexts } from '../../texts/register.ts'
import { Facets } from './facets.tsx'
import { wantedIn, withWish } from './wanted.ts'

type Found = Reply<'GET /api/search/organisations'>['organisations'][number]

const PAUSE_MS = 300

const FoundLine = ({ found }: { readonly found: Found }) => {
  const texts = useRegisterTexts()
  const { categories } = usePlacesTexts()
  const { key, name, category, sectors, place, matches } = found
  const reasons = matches.map(({ typed, field, how }) =>
    texts.because(typed, texts.fields[field], how === 'exact' ? '' : texts.hows[how]),
  )
  return (
    <li>
      <Link href={`/register/${key}`}>
        <span>
          <strong>{name}</strong>
          <span className="small quiet block">
            {[categories[category].name, sectors.join(', '), place, key].filter(Boolean).join(' · ')}
          </span>
          {reasons.length > 0 && <span className="small quiet block">{[...new Set(reasons)].join(', ')}</span>}
        </span>
      </Link>
    </li>
  )
}

/** The register, searched by words and narrowed down by facets, all of which stand in the address. */
const RegisterPage = () => {
  const texts = useRegisterTexts()
  const [search, setSearch] = useSearchParams()
  const wanted = wantedIn(search)
  // What was found before stays until the next has come, and so does the field that is typed in.
  const asked = useDeferredValue(usePause(JSON.stringify(wanted), PAUSE_MS))
  return (
    <Page title={texts.title}>
      <div className="stack">
        <div className="narrow">
          <Field
            label={texts.find}
            type="search"
            autoComplete="off"
            maxLength={200}
            value={wanted.q}
            change={(q) => setSearch(withWish(search, 'q', q), { replace: true })}
          />
        </div>
        <Results asked={asked} wish={(name, value) => setSearch(withWish(search, name, value))} />
      </div>
    </Page>
  )
}

const Results = ({ asked, wish }: { readonly asked: string; readonly wish: (name: string, value: string) => void }) => {
  const texts = useRegisterTexts()
  const [search] = useSearchParams()
  const wanted = wantedIn(search)
  const { pages, more, isBusy } = usePages(
    'GET /api/search/organisations',
    (cursor) => ({ query: { ...JSON.parse(asked), cursor, limit: 30 } }),
    ({ next }) => next,
  )
  const first = pages[0]
  return (
    <div className="columns">
      <section className="tight">
        <p className="small quiet" role="status">
          {first?.total === 0 ? texts.none : texts.found(first?.total ?? 0)}
        </p>
        {first && first.total > 0 && (
          <ul className="card lines">
            {pages
              .flatMap(({ organisations }) => organisations)
              .map((found) => (
                <FoundLine key={found.key} found={found} />
              ))}
          </ul>
        )}
        <More more={more} isBusy={isBusy} />
      </section>
      {first && <Facets facets={first.facets} wanted={wanted} wish={wish} />}
    </div>
  )
}
export default RegisterPage
