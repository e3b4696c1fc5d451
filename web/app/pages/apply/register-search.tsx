import { useDeferredValue, useId, useState } from 'react'
import type { Reply } from '../../api/types.ts'
import { useCommand } from '../../api/use-command.ts'
import { useAside } from '../../api/use-read.ts'
import { Button } from '../../parts/button.tsx'
import { Field } from '../../parts/field.tsx'
import { categoryOrder } from '../../parts/places.ts'
import { Tag } from '../../parts/sign.tsx'
import { Trouble } from '../../parts/trouble.tsx'
import { useApplyTexts } from '../../texts/apply.ts'
import { usePlacesTexts } from '../../texts/places.ts'
import { usePause } from '../../state/use-pause.ts'

type Found = Reply<'GET /api/search/organisations'>['organisations'][number]

const SHOWN = 10
const PAUSE_MS = 300

const FoundLine = ({
  id,
  found,
  isListed,
}: {
  readonly id: string
  readonly found: Found
  readonly isListed: boolean
}) => {
  const texts = useApplyTexts()
  const { categories } = usePlacesTexts()
  const { run, isBusy, error } = useCommand('POST /api/applications/{id}/invitees')
  const { key, name, category, sectors, place, status } = found
  const details = [categories[category].name, sectors.join(', '), place, key]
  return (
    <li>
      <div>
        <strong>{name}</strong>
        <p className="small quiet">{details.filter(Boolean).join(' · ')}</p>
        {status !== 'active' && <Tag tone="no">{texts.notActive[status]}</Tag>}
      </div>
      {isListed ? (
        <Tag tone="yes">{texts.added}</Tag>
      ) : (
        <Button
          label={`${texts.add}: ${name}`}
          busy={isBusy}
          press={() => run({ params: { id }, body: { identifiers: [key] } })}
        >
          {texts.add}
        </Button>
      )}
      <Trouble error={error} />
    </li>
  )
}

/** Finds organisations in the register as one types, by words and category, and puts them on the list. */
export const RegisterSearch = ({ id, listed }: { readonly id: string; readonly listed: ReadonlySet<string> }) => {
  const texts = useApplyTexts()
  const { categories } = usePlacesTexts()
  const field = useId()
  const [words, setWords] = useState('')
  const [category, setCategory] = useState<(typeof categoryOrder)[number]>()
  const q = useDeferredValue(usePause(words.trim(), PAUSE_MS))
  const when = q !== '' || category !== undefined
  const { reply, error } = useAside('GET /api/search/organisations', { query: { q, category, limit: SHOWN } }, { when })
  return (
    <section className="card stack">
      <Field
        label={texts.search}
        hint={texts.searchHint}
        type="search"
        autoComplete="off"
        maxLength={200}
        value={words}
        change={setWords}
      />
      <div className="field">
        <label htmlFor={field}>{texts.category}</label>
        <select
          id={field}
          value={category ?? ''}
          onChange={({ target }) => setCategory(categoryOrder.find((one) => one === target.value))}
        >
          <option value="">{texts.anyCategory}</option>
          {categoryOrder.map((one) => (
            <option key={one} value={one}>
              {categories[one].name}
            </option>
          ))}
        </select>
      </div>
      <Trouble error={error ?? undefined} />
      <p className="small quiet" role="status">
        {when && reply && (reply.total === 0 ? texts.noneFound : texts.found(reply.total))}
      </p>
      {when && reply && reply.total > 0 && (
        <ul className="invitees">
          {reply.organisations.map((found) => (
            <FoundLine key={found.key} id={id} found={found} isListed={listed.has(found.key)} />
          ))}
        </ul>
      )}
    </section>
  )
}
