import { useState } from 'react'
import { useLocation } from 'wouter'
import { useCommand } from '../../api/use-command.ts'
import { Button } from '../../parts/button.tsx'
import { Form } from '../../parts/form.tsx'
import { Trouble } from '../../parts/trouble.tsx'
import { useApplyTexts } from '../../texts/apply.ts'
import { StepFrame } from './frame.tsx'
import { NameFields, type NameEntry } from './name-fields.tsx'
import { stepAddress } from './steps.ts'
import { useKept } from '../../state/use-kept.ts'

const nothing: NameEntry = { name: '', purpose: '', admission: 'consent' }

/** The first step of a new application, which begins its draft; until then the browser keeps what was typed. */
const ApplyPage = () => {
  const texts = useApplyTexts()
  const [, go] = useLocation()
  const [entry, setEntry, forget] = useKept('apply', nothing)
  const [isMissing, setMissing] = useState(false)
  const { run, isBusy, error } = useCommand('POST /api/applications', ({ id }) => {
    forget()
    go(stepAddress(id, 'projects'))
  })
  const send = () => {
    const name = entry.name.trim()
    setMissing(name === '')
    if (name !== '' && !isBusy) run({ body: { ...entry, name } })
  }
  return (
    <StepFrame step="name">
      <Form send={send} wrong={isMissing || error}>
        <NameFields
          entry={entry}
          change={(changed) => setEntry({ ...entry, ...changed })}
          wrong={{ name: isMissing ? texts.nameMissing : undefined }}
        />
        <Trouble error={error} />
        <div className="row answers">
          <Button kind="main" submits busy={isBusy}>
            {texts.begin}
          </Button>
        </div>
      </Form>
    </StepFrame>
  )
}
export default ApplyPage
