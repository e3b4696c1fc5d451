import { use, useId } from 'react'
import { useLocation } from 'wouter'
import { ActingContext } from '../api/acting.ts'
import type { Reply } from '../api/types.ts'
import { areaOf } from '../state/area.ts'
import { useFrameTexts } from '../texts/frame.ts'

/** For whom the reader acts, to choose where there are several; who is signed in, where that is nobody. */
export const ActingFor = ({ me: { person, organisations } }: { readonly me: Reply<'GET /api/me'> }) => {
  const texts = useFrameTexts()
  const acting = use(ActingContext)
  const [, go] = useLocation()
  const id = useId()
  if (!acting)
    return (
      <p>
        <span className="quiet">{texts.signedInAs}</span> <strong>{person.email}</strong>
      </p>
    )
  if (organisations.length === 1)
    return (
      <p>
        <span className="quiet">{texts.actingFor}</span> <strong>{acting.name}</strong>
      </p>
    )
  return (
    <div className="acting">
      <label className="quiet" htmlFor={id}>
        {texts.actingFor}
      </label>
      <select id={id} value={acting.key} onChange={({ target }) => go(`~${areaOf(target.value)}`)}>
        {organisations.map(({ organisation: { key, name } }) => (
          <option key={key} value={key}>
            {name}
          </option>
        ))}
      </select>
    </div>
  )
}
