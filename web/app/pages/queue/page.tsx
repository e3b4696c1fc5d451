import { useDeferredValue, useId, useState } from 'react'
import { Link, useSearchParams } from 'wouter'
import type { Reply } from '../../api/types.ts'
import { usePages } from '../../api/use-read.ts'
import { Empty } from '../../parts/empty.tsx'
import { More } from '../../parts/more.tsx'
import { Page } from '../../parts/page.tsx'
import { Tag } from '../../parts/sign.tsx'
import { useOfficeTexts } from '../../texts/office.ts'
import { DecideMany } from './decide-many.tsx'

type Case = Reply<'GET /api/officer/cases'>['cases'][number]

const assignments = ['me', 'nobody'] as const

const CaseLine = ({
  one,
  isChosen,
  choose,
}: {
  readonly one: Case
  readonly isChosen: boolean
  readonly choose: (isIn: boolean) => void
}) => {
  const texts = useOfficeTexts()
  const { id, kind, concerned, ageDays, mine, assignedTo, conflict } = one
  const names = concerned.map(({ name }) => name).join(', ')
  return (
    <li>
      <div className="chooser">
        <label
          className="unseen"
          htmlFor={`choose-${id}`}
        >{`${texts.many.choose}: ${texts.kinds[kind]} ${names}`}</label>
        <input
          id={`choose-${id}`}
          type="checkbox"
          checked={isChosen}
          onChange={({ target }) => choose(target.checked)}
        />
        <div>
          <strong>
            <Link href={`/cases/${id}`}>{texts.kinds[kind]}</Link>
          </strong>
          <p className="small quiet">{[names, texts.age(ageDays)].filter(Boolean).join(' · ')}</p>
          {conflict && <p className="small">{texts.conflicts[conflict]}</p>}
        </div>
      </div>
      {mine ? <Tag tone="wait">{texts.yours}</Tag> : assignedTo !== undefined && <Tag>{texts.taken}</Tag>}
    </li>
  )
}

/** The officers' queue: how old, why, about whom, whose; whose cases are shown stands in the address. */
const QueuePage = () => {
  const texts = useOfficeTexts()
  const field = useId()
  const [search, setSearch] = useSearchParams()
  const assigned = assignments.find((one) => one === search.get('assigned'))
  const asked = useDeferredValue(assigned)
  const [chosen, setChosen] = useState<readonly string[]>([])
  const { pages, more, isBusy } = usePages(
    'GET /api/officer/cases',
    (cursor) => ({ query: { assigned: asked, cursor } }),
    ({ next }) => next,
  )
  const cases = pages.flatMap((page) => page.cases)
  const choose = (id: string) => (isIn: boolean) =>
    setChosen(isIn ? [...chosen, id] : chosen.filter((one) => one !== id))
  const here = chosen.filter((id) => cases.some((one) => one.id === id))
  return (
    <Page title={texts.title} intro={<p className="quiet">{texts.intro}</p>}>
      <div className="stack">
        <div className="acting">
          <label htmlFor={field}>{texts.show}</label>
          <select
            id={field}
            value={assigned ?? ''}
            onChange={({ target }) => setSearch(target.value === '' ? {} : { assigned: target.value })}
          >
            <option value="">{texts.all}</option>
            <option value="me">{texts.mine}</option>
            <option value="nobody">{texts.nobodys}</option>
          </select>
        </div>
        {cases.length === 0 ? (
          <Empty {...texts.empty} />
        ) : (
          <ul className="invitees card">
            {cases.map((one) => (
              <CaseLine key={one.id} one={one} isChosen={here.includes(one.id)} choose={choose(one.id)} />
            ))}
          </ul>
        )}
        <More more={more} isBusy={isBusy} />
        {here.length > 0 && <DecideMany chosen={here} done={() => setChosen([])} />}
      </div>
    </Page>
  )
}
export default QueuePage
