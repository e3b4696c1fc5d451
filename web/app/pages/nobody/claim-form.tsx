import { useState } from 'react'
import { useCommand } from '../../api/use-command.ts'
import { Button } from '../../parts/button.tsx'
import { Field } from '../../parts/field.tsx'
import { Form } from '../../parts/form.tsx'
import { sentenceOf } from '../../parts/trouble.tsx'
import { useFrameTexts } from '../../texts/frame.ts'
import { useNobodyTexts } from '../../texts/nobody.ts'

/** Asks which organisation it is, and has the code sent there. */
export const ClaimForm = ({ done }: { readonly done: () => void }) => {
  const texts = useNobodyTexts()
  const frame = useFrameTexts()
  const [organisation, setOrganisation] = useState('')
  const { run, isBusy, error } = useCommand('POST /api/me/claims', done)
  const send = () => {
    if (!isBusy && organisation.trim() !== '') run({ body: { organisation: organisation.trim() } })
  }
  return (
    <Form send={send} wrong={error}>
      <Field
        label={texts.identifier}
        hint={texts.identifierHint}
        autoComplete="off"
        maxLength={64}
        required
        value={organisation}
        change={setOrganisation}
        wrong={error === undefined ? undefined : sentenceOf(error, frame)}
      />
      <div className="row answers">
        <Button kind="main" submits busy={isBusy}>
          {texts.send}
        </Button>
      </div>
    </Form>
  )
}
