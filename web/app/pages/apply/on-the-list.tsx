import type { Reply } from '../../api/types.ts'
import { useCommand } from '../../api/use-command.ts'
import { Button } from '../../parts/button.tsx'
import { Trouble } from '../../parts/trouble.tsx'
import { useApplyTexts } from '../../texts/apply.ts'
import { usePlacesTexts } from '../../texts/places.ts'

type Page = Reply<'GET /api/applications/{id}/invitees'>
type Invitee = Page['invitees'][number]

const Line = ({ id, invitee }: { readonly id: string; readonly invitee: Invitee }) => {
  const texts = useApplyTexts()
  const { categories } = usePlacesTexts()
  const { run, isBusy, error } = useCommand('DELETE /api/applications/{id}/invitees/{key}')
  const { organisation, category, sentence, state } = invitee
  const isRemovable = state === 'listed' || state === 'invited'
  return (
    <li>
      <div>
        <strong>{organisation.name}</strong>
        <p className="small quiet">
          {[category && categories[category].name, organisation.key, sentence].filter(Boolean).join(' · ')}
        </p>
      </div>
      {isRemovable && (
        <Button
          label={`${texts.remove}: ${organisation.name}`}
          busy={isBusy}
          press={() => run({ params: { id, key: organisation.key } })}
        >
          {texts.remove}
        </Button>
      )}
      <Trouble error={error} />
    </li>
  )
}

type Props = {
  readonly id: string
  readonly invitees: readonly Invitee[]
  readonly more: boolean
  readonly counts: Page['counts']
}

/** Who is on the list, each to be taken off again. */
export const OnTheList = ({ id, invitees, more, counts }: Props) => {
  const texts = useApplyTexts()
  const others = invitees.filter(({ coordinator }) => !coordinator)
  const total = more ? Object.values(counts).reduce((sum, count) => sum + count, 0) : others.length
  return (
    <section className="tight">
      <h2>{texts.list(total)}</h2>
      {others.length === 0 && <p className="quiet">{texts.listEmpty}</p>}
      <ul className="invitees">
        {others.map((invitee) => (
          <Line key={invitee.organisation.key} id={id} invitee={invitee} />
        ))}
      </ul>
    </section>
  )
}
