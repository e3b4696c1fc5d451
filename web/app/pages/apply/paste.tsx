import { useState } from 'react'
import type { Reply } from '../../api/types.ts'
import { useCommand } from '../../api/use-command.ts'
import { Button } from '../../parts/button.tsx'
import { Field } from '../../parts/field.tsx'
import { Form } from '../../parts/form.tsx'
import { Tag, type Tone } from '../../parts/sign.tsx'
import { Trouble } from '../../parts/trouble.tsx'
import { useApplyTexts } from '../../texts/apply.ts'

type Verdict = Reply<'POST /api/applications/{id}/invitees'>['invitees'][number]

const toneOf = ({ verdict }: Verdict): Tone => {
  if (verdict === 'asked' || verdict === 'listed' || verdict === 'already' || verdict === 'admitted') return 'yes'
  return verdict === 'broken' || verdict === 'unknown' ? 'no' : 'wait'
}

const Verdicts = ({ verdicts }: { readonly verdicts: readonly Verdict[] }) => {
  const texts = useApplyTexts()
  const added = verdicts.filter((verdict) => toneOf(verdict) === 'yes').length
  return (
    <section className="tight">
      <h3>{texts.pasted}</h3>
      <p role="status">{texts.summaryOf(added, verdicts.length)}</p>
      <ol className="invitees">
        {verdicts.map((verdict, at) => (
          // The same line may come twice, so only its place tells them apart.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={at}>
            <div>
              <strong>{verdict.name ?? verdict.given}</strong>
              <p className="small quiet">
                {[
                  verdict.name && verdict.given,
                  verdict.sentence,
                  verdict.suggestion && !verdict.sentence && texts.didYouMean(verdict.suggestion),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </p>
            </div>
            <Tag tone={toneOf(verdict)}>{texts.verdicts[verdict.verdict]}</Tag>
          </li>
        ))}
      </ol>
    </section>
  )
}

const linesOf = (text: string): string[] =>
  text
    .split(/[\n;]/)
    .map((line) => line.trim())
    .filter(Boolean)

/** Takes a list of identifiers and answers every line: on the list, unknown, broken and why, twice. */
export const Paste = ({ id }: { readonly id: string }) => {
  const texts = useApplyTexts()
  const [text, setText] = useState('')
  const [verdicts, setVerdicts] = useState<readonly Verdict[]>([])
  const { run, isBusy, error } = useCommand('POST /api/applications/{id}/invitees', ({ invitees }) => {
    setVerdicts(invitees)
    setText('')
  })
  const send = () => {
    const identifiers = linesOf(text)
    if (identifiers.length > 0 && !isBusy) run({ params: { id }, body: { identifiers } })
  }
  return (
    <Form send={send} wrong={error}>
      <Field label={texts.paste} hint={texts.pasteHint} lines={5} value={text} change={setText} />
      <Trouble error={error} />
      <div className="row">
        <Button submits busy={isBusy}>
          {texts.addAll}
        </Button>
      </div>
      {verdicts.length > 0 && <Verdicts verdicts={verdicts} />}
    </Form>
  )
}
