import { Link, useParams } from 'wouter'
import type { Reply } from '../../api/types.ts'
import { useRead } from '../../api/use-read.ts'
import { datesIn } from '../../i18n/dates.ts'
import { useLanguage } from '../../i18n/language.ts'
import { Page } from '../../parts/page.tsx'
import { usePlacesTexts } from '../../texts/places.ts'
import { useRegisterTexts } from '../../texts/register.ts'
import { useCapabilityNames } from '../register/capability-names.ts'

type Capability = Reply<'GET /api/organisations/{key}/profile'>['offers'][number]

const sizeOf = ({ capacity }: Capability): string | undefined => {
  if (!capacity) return undefined
  return 'words' in capacity ? capacity.words : `${capacity.amount} ${capacity.unit}`
}

const Capabilities = ({ title, list }: { readonly title: string; readonly list: readonly Capability[] }) => {
  const texts = useRegisterTexts()
  const names = useCapabilityNames()
  return (
    <section className="tight">
      <h2>{title}</h2>
      {list.length === 0 && <p className="quiet">{texts.nothingSaid}</p>}
      {list.length > 0 && (
        <ul className="card points">
          {list.map((one) => (
            <li key={one.code}>
              <strong>{names.get(one.code) ?? one.code}</strong>
              <p className="small quiet">
                {[one.text, sizeOf(one), one.readiness && texts.readiness(one.readiness)].filter(Boolean).join(' · ')}
              </p>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

/** One organisation of the register: who it is, and what it says of itself. */
const OrganisationPage = () => {
  const { key = '' } = useParams()
  const texts = useRegisterTexts()
  const { categories } = usePlacesTexts()
  const dates = datesIn(useLanguage().language)
  const organisation = useRead('GET /api/organisations/{key}', { params: { key } })
  const profile = useRead('GET /api/organisations/{key}/profile', { params: { key } })
  const { name, kind, category, sectors, status, statusSince, aliases, reachable } = organisation
  const facts: readonly (readonly [string, string | undefined])[] = [
    [texts.category, categories[category].name],
    [texts.kind, texts.kinds[kind]],
    [texts.sectors, sectors.join(', ')],
    [texts.status, texts.since(texts.statuses[status], dates.day(statusSince))],
    [texts.identifiers, [organisation.key, ...aliases].join(', ')],
    [texts.place, profile.place],
    [texts.invitations, reachable ? texts.opens[profile.openToInvitations ? 'true' : 'false'] : texts.unreachable],
  ]
  return (
    <Page title={name} crumb={<Link href="/register">{texts.title}</Link>}>
      <div className="stack">
        {profile.description && <p className="prose">{profile.description}</p>}
        <dl className="facts card">
          {facts.map(
            ([label, value]) =>
              value && (
                <div key={label}>
                  <dt>{label}</dt>
                  <dd>{value}</dd>
                </div>
              ),
          )}
        </dl>
        <Capabilities title={texts.offers} list={profile.offers} />
        <Capabilities title={texts.needs} list={profile.needs} />
      </div>
    </Page>
  )
}
export default OrganisationPage
