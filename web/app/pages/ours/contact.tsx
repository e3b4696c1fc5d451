import { useId, useState } from 'react'
import type { Reply } from '../../api/types.ts'
import { useCommand } from '../../api/use-command.ts'
import { Button } from '../../parts/button.tsx'
import { Field } from '../../parts/field.tsx'
import { Form } from '../../parts/form.tsx'
import { Trouble } from '../../parts/trouble.tsx'
import { useOursTexts } from '../../texts/ours.ts'

type Own = Reply<'GET /api/organisations/own'>

const languages = ['en', 'ru'] as const
const looksLikeAddress = (email: string): boolean => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)

/** Where the organisation gets its notifications, and in which language. */
export const Contact = ({ own, etag }: { readonly own: Own; readonly etag: string | undefined }) => {
  const texts = useOursTexts()
  const field = useId()
  const [email, setEmail] = useState(own.contactEmail ?? '')
  const [language, setLanguage] = useState(own.language)
  const [isWrong, setWrong] = useState(false)
  const { run, isBusy, error } = useCommand('PATCH /api/organisations/own')
  const send = () => {
    const contactEmail = email.trim()
    const isFine = contactEmail === '' || looksLikeAddress(contactEmail)
    setWrong(!isFine)
    if (isFine && !isBusy)
      run({ body: { contactEmail: contactEmail === '' ? null : contactEmail, language }, ifMatch: etag ?? '' })
  }
  return (
    <Form send={send} wrong={isWrong || error}>
      <h2>{texts.contact}</h2>
      <dl className="facts small">
        <div>
          <dt>{texts.registered}</dt>
          <dd>{own.registeredEmail ?? texts.none}</dd>
        </div>
      </dl>
      <p className="small quiet">{texts.registeredHint}</p>
      <Field
        label={texts.contactEmail}
        hint={texts.contactHint}
        type="email"
        maxLength={254}
        value={email}
        change={setEmail}
        wrong={isWrong ? texts.contactWrong : undefined}
      />
      <div className="field">
        <label htmlFor={field}>{texts.language}</label>
        <select
          id={field}
          value={language}
          onChange={({ target }) => setLanguage(languages.find((one) => one === target.value) ?? language)}
        >
          {languages.map((one) => (
            <option key={one} value={one}>
              {texts.languages[one]}
            </option>
          ))}
        </select>
      </div>
      <Trouble error={error} />
      <div className="row">
        <Button kind="main" submits busy={isBusy}>
          {texts.save}
        </Button>
      </div>
    </Form>
  )
}
