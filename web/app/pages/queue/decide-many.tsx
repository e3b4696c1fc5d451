import { useState } from 'react'
import type { Reply } from '../../api/types.ts'
import { useCommand } from '../../api/use-command.ts'
import { Button } from '../../parts/button.tsx'
import { ReasonDialog } from '../../parts/reason-dialog.tsx'
import { Trouble } from '../../parts/trouble.tsx'
import { useOfficeTexts } from '../../texts/office.ts'

type Verdict = 'accept' | 'refuse'
type Preview = Reply<'POST /api/officer/cases/preview'>['cases'][number]

const PreviewList = ({ cases }: { readonly cases: readonly Preview[] }) => {
  const { many } = useOfficeTexts()
  return (
    <ul className="points">
      {cases.map(({ id, would, excluded }) => (
        <li key={id} className="small">
          {id}: {would ? many.would[would] : excluded && many.excluded[excluded]}
        </li>
      ))}
    </ul>
  )
}

/** Decides the chosen cases the same way: first says what that would do to each, then asks for the reason. */
export const DecideMany = ({ chosen, done }: { readonly chosen: readonly string[]; readonly done: () => void }) => {
  const texts = useOfficeTexts()
  const [verdict, setVerdict] = useState<Verdict>('accept')
  const [seen, setSeen] = useState<readonly Preview[]>()
  const preview = useCommand('POST /api/officer/cases/preview', ({ cases }) => setSeen(cases))
  const decide = useCommand('POST /api/officer/cases/decide', () => {
    setSeen(undefined)
    done()
  })
  const look = (said: Verdict) => {
    setVerdict(said)
    preview.run({ body: { cases: [...chosen], verdict: said } })
  }
  const cases = (seen ?? []).filter(({ would }) => would !== undefined).map(({ id, seen: was }) => ({ id, seen: was }))
  return (
    <section className="card row" aria-live="polite">
      <strong>{texts.many.chosen(chosen.length)}</strong>
      <Button busy={preview.isBusy} press={() => look('accept')}>
        {texts.many.accept}
      </Button>
      <Button busy={preview.isBusy} press={() => look('refuse')}>
        {texts.many.refuse}
      </Button>
      <Trouble error={preview.error} />
      {seen && (
        <ReasonDialog
          title={texts.many.title}
          meaning={<PreviewList cases={seen} />}
          label={texts.reason}
          hint={texts.reasonHint}
          act={texts.many.decide}
          state={decide}
          run={(reason) => cases.length > 0 && decide.run({ body: { cases, verdict, reason } })}
          close={() => setSeen(undefined)}
        />
      )}
    </section>
  )
}
