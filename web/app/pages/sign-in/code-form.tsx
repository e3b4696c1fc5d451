import { Button } from '../../parts/button.tsx'
import { Field } from '../../parts/field.tsx'
import { Form } from '../../parts/form.tsx'
import { sentenceOf } from '../../parts/trouble.tsx'
import { useFrameTexts } from '../../texts/frame.ts'
import { useSignInTexts } from '../../texts/sign-in.ts'
import type { Entry } from './use-sign-in.ts'

/** Asks for the code. */
export const CodeForm = ({ entry }: { readonly entry: Entry }) => {
  const texts = useSignInTexts()
  const frame = useFrameTexts()
  const { wrong, code, isBusy = false } = entry
  return (
    <Form send={entry.sendAnswer} wrong={wrong}>
      <Field
        label={texts.code}
        inputMode="numeric"
        autoComplete="one-time-code"
        autoFocus
        maxLength={20}
        required
        value={code}
        change={(text) => entry.enter({ code: text })}
        wrong={wrong === 'format' ? texts.codeWrong : wrong && sentenceOf(wrong.error, frame)}
      />
      <div className="row answers">
        <Button kind="main" submits busy={isBusy}>
          {texts.enter}
        </Button>
        <Button kind="bare" press={entry.again}>
          {texts.again}
        </Button>
      </div>
    </Form>
  )
}
