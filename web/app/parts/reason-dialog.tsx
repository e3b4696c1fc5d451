import { useState, type ReactNode } from 'react'
import { useFrameTexts } from '../texts/frame.ts'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'
import { Field } from './field.tsx'
import { Form } from './form.tsx'
import { Trouble } from './trouble.tsx'

type Props = {
  readonly title: string
  readonly meaning?: ReactNode
  readonly label: string
  readonly hint: string
  /** What the button says that does it. */
  readonly act: string
  /** Whether it can be done without a word. */
  readonly optional?: boolean
  readonly lines?: number
  readonly state: { readonly isBusy: boolean; readonly error: unknown }
  readonly run: (text: string) => void
  readonly close: () => void
}

/** Asks for the words that go with a command, and says what the command means before it is given. */
export const ReasonDialog = ({ title, meaning, label, hint, act, optional = false, lines = 4, ...rest }: Props) => {
  const { state, run, close } = rest
  const texts = useFrameTexts()
  const [text, setText] = useState('')
  const [isMissing, setMissing] = useState(false)
  const send = () => {
    const said = text.trim()
    setMissing(said === '' && !optional)
    if (!state.isBusy && (said !== '' || optional)) run(said)
  }
  return (
    <Dialog title={title} close={close}>
      <Form className="stack" send={send} wrong={isMissing || state.error}>
        {typeof meaning === 'string' ? <p>{meaning}</p> : meaning}
        <Field
          label={label}
          hint={hint}
          {...(lines > 1 ? { lines } : {})}
          maxLength={1000}
          required={!optional}
          value={text}
          change={setText}
          wrong={isMissing ? texts.wordsMissing : undefined}
        />
        <Trouble error={state.error} />
        <div className="row answers">
          <Button kind="main" submits busy={state.isBusy}>
            {act}
          </Button>
          <Button press={close}>{texts.cancel}</Button>
        </div>
      </Form>
    </Dialog>
  )
}
