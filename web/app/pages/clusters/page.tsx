import { Link, useSearchParams } from 'wouter'
import { useWhole } from '../../api/use-whole.ts'
import { datesIn } from '../../i18n/dates.ts'
import { useLanguage } from '../../i18n/language.ts'
import { Empty } from '../../parts/empty.tsx'
import { Field } from '../../parts/field.tsx'
import { Page } from '../../parts/page.tsx'
import { useClustersTexts } from '../../texts/clusters.ts'

const holds = (text: string, words: string): boolean => text.toLowerCase().includes(words.trim().toLowerCase())

/** The registered clusters, the newest first; what they are filtered by stands in the address. */
const ClustersPage = () => {
  const texts = useClustersTexts()
  const dates = datesIn(useLanguage().language)
  const [search, setSearch] = useSearchParams()
  const words = search.get('q') ?? ''
  const pages = useWhole(
    'GET /api/clusters',
    (cursor) => ({ query: { cursor, limit: 100 } }),
    ({ next }) => next,
  )
  const all = pages.flatMap(({ clusters }) => clusters)
  const found = all.filter(({ name, number, coordinator }) => holds(`${name} ${number} ${coordinator.name}`, words))
  return (
    <Page title={texts.title}>
      {all.length === 0 ? (
        <Empty {...texts.empty} />
      ) : (
        <div className="stack">
          <div className="narrow">
            <Field
              label={texts.find}
              type="search"
              value={words}
              change={(q) => setSearch(q === '' ? {} : { q }, { replace: true })}
            />
          </div>
          <section className="tight">
            <p className="small quiet" role="status">
              {found.length === 0 ? texts.none : texts.found(found.length)}
            </p>
            {found.length > 0 && (
              <ul className="card lines">
                {found.map(({ id, name, number, coordinator, registeredAt, membersAtRegistration }) => (
                  <li key={id}>
                    <Link href={`/clusters/${id}`}>
                      <span>
                        <strong>{name}</strong>
                        <span className="small quiet block">
                          {number} · {coordinator.name}
                        </span>
                      </span>
                      <span className="small quiet">
                        {texts.registered(dates.day(registeredAt))}
                        {membersAtRegistration !== undefined && `, ${texts.begun(membersAtRegistration)}`}
                      </span>
                    </Link>
                  </li>
                ))}
              </ul>
            )}
          </section>
        </div>
      )}
    </Page>
  )
}
export default ClustersPage
