import { Button } from '../../parts/button.tsx'
import { Field } from '../../parts/field.tsx'
import { Form } from '../../parts/form.tsx'
import { sentenceOf } from '../../parts/trouble.tsx'
import { useFrameTexts } from '../../texts/frame.ts'
import { useSignInTexts } from '../../texts/sign-in.ts'
import type { Entry } from './use-sign-in.ts'

/** Asks for the address. */
export const EmailForm = ({ entry }: { readonly entry: Entry }) => {
  const texts = useSignInTexts()
  const frame = useFrameTexts()
  const { wrong, email, isBusy = false } = entry
  return (
    <Form send={() => entry.sendCode(false)} wrong={wrong}>
      <Field
        label={texts.email}
        type="email"
        autoComplete="email"
        maxLength={254}
        required
        value={email}
        change={(text) => entry.enter({ email: text })}
        wrong={wrong === 'format' ? texts.emailWrong : wrong && sentenceOf(wrong.error, frame)}
      />
      <div className="row answers">
        <Button kind="main" submits busy={isBusy}>
          {texts.send}
        </Button>
        <Button busy={isBusy} press={() => entry.sendCode(true)}>
          {texts.signUp}
        </Button>
      </div>
      <p className="small quiet">{texts.consent}</p>
    </Form>
  )
}
