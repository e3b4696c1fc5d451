import { Link, useParams } from 'wouter'
import { useRead } from '../../api/use-read.ts'
import { datesIn } from '../../i18n/dates.ts'
import { useLanguage } from '../../i18n/language.ts'
import { Page } from '../../parts/page.tsx'
import { Sign } from '../../parts/sign.tsx'
import { useOfficeTexts } from '../../texts/office.ts'
import { Appealed } from './appealed.tsx'
import { Assignment } from './assignment.tsx'
import { Claimed } from './claimed.tsx'
import { Reviewed } from './reviewed.tsx'
import { Simple } from './simple.tsx'
import type { OfficerCase } from './case.ts'

const Deciding = ({ one }: { readonly one: OfficerCase }) => {
  switch (one.kind) {
    case 'review':
      return <Reviewed one={one} />
    case 'claim':
      return <Claimed one={one} />
    case 'appeal':
      return <Appealed one={one} />
    case 'misdirected':
    case 'duplicate':
    case 'cityRequest':
    case 'clusterConcern':
    case 'addressChange':
      return <Simple one={one} />
  }
}

/** One case: what a person must decide, and on what evidence. */
const CasePage = () => {
  const { id = '' } = useParams()
  const texts = useOfficeTexts()
  const dates = datesIn(useLanguage().language)
  const one = useRead('GET /api/officer/cases/{id}', { params: { id } })
  return (
    <Page
      title={texts.kinds[one.kind]}
      crumb={<Link href="/cases">{texts.title}</Link>}
      intro={<p className="quiet">{texts.age(one.ageDays)}</p>}
      actions={one.status === 'open' && <Assignment one={one} />}
    >
      <div className="stack">
        {one.conflict && (
          <div className="notice">
            <Sign tone="wait" />
            <p>{texts.conflicts[one.conflict]}</p>
          </div>
        )}
        {one.closedAt && (
          <div className="notice">
            <Sign tone="yes" />
            <p>{[texts.closed(dates.day(one.closedAt)), one.reason].filter(Boolean).join(' ')}</p>
          </div>
        )}
        <dl className="facts card">
          {one.concerned.length > 0 && (
            <div>
              <dt>{texts.about}</dt>
              <dd>{one.concerned.map(({ key, name }) => `${name} (${key})`).join(', ')}</dd>
            </div>
          )}
          {one.note && (
            <div>
              <dt>{texts.note}</dt>
              <dd className="prose">{one.note}</dd>
            </div>
          )}
        </dl>
        <Deciding one={one} />
      </div>
    </Page>
  )
}
export default CasePage
