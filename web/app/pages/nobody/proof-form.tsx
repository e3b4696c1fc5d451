import { useState } from 'react'
import type { Reply } from '../../api/types.ts'
import { useCommand } from '../../api/use-command.ts'
import { Button } from '../../parts/button.tsx'
import { Field } from '../../parts/field.tsx'
import { Form } from '../../parts/form.tsx'
import { sentenceOf } from '../../parts/trouble.tsx'
import { useFrameTexts } from '../../texts/frame.ts'
import { useNobodyTexts } from '../../texts/nobody.ts'

type Claim = Reply<'GET /api/me/claims'>['claims'][number]

/** Takes the code that went to the organisation; where no mail reaches it, says that an officer looks. */
export const ProofForm = ({ claim, another }: { readonly claim: Claim; readonly another: () => void }) => {
  const texts = useNobodyTexts()
  const frame = useFrameTexts()
  const [code, setCode] = useState('')
  const [isMisshapen, setMisshapen] = useState(false)
  const { run, isBusy, error } = useCommand('POST /api/me/claims/{id}/code')
  const named = claim.organisationName ?? claim.organisation
  const send = () => {
    const digits = code.replaceAll(/\s/g, '')
    setMisshapen(!/^\d{8}$/.test(digits))
    if (!isBusy && /^\d{8}$/.test(digits)) run({ params: { id: claim.id }, body: { code: digits } })
  }
  const other = (
    <Button kind="bare" press={another}>
      {texts.another}
    </Button>
  )
  if (claim.way === 'officer')
    return (
      <div className="card stack">
        <p>{texts.officer(named)}</p>
        <div className="row">{other}</div>
      </div>
    )
  const refused = error === undefined ? undefined : sentenceOf(error, frame)
  return (
    <Form send={send} wrong={error}>
      <p>{texts.sentTo(named)}</p>
      <Field
        label={texts.code}
        inputMode="numeric"
        autoComplete="off"
        autoFocus
        maxLength={20}
        required
        value={code}
        change={setCode}
        wrong={isMisshapen ? texts.codeWrong : refused}
      />
      <div className="row answers">
        <Button kind="main" submits busy={isBusy}>
          {texts.enter}
        </Button>
        {other}
      </div>
    </Form>
  )
}
