import { useState } from 'react'
import type { Reply } from '../../api/types.ts'
import { useCommand } from '../../api/use-command.ts'
import { useRead } from '../../api/use-read.ts'
import { datesIn } from '../../i18n/dates.ts'
import { useLanguage } from '../../i18n/language.ts'
import { Button } from '../../parts/button.tsx'
import { Field } from '../../parts/field.tsx'
import { Form } from '../../parts/form.tsx'
import { Tag } from '../../parts/sign.tsx'
import { Trouble } from '../../parts/trouble.tsx'
import { useOursTexts } from '../../texts/ours.ts'

type Colleague = Reply<'GET /api/colleagues'>['colleagues'][number]

const Line = ({ colleague: { id, email, since, me } }: { readonly colleague: Colleague }) => {
  const texts = useOursTexts()
  const dates = datesIn(useLanguage().language)
  const { run, isBusy, error } = useCommand('DELETE /api/colleagues/{id}')
  return (
    <li>
      <div>
        <strong>{email}</strong>
        <p className="small quiet">{texts.since(dates.day(since))}</p>
      </div>
      {me ? (
        <Tag>{texts.me}</Tag>
      ) : (
        <Button label={`${texts.remove}: ${email}`} busy={isBusy} press={() => run({ params: { id } })}>
          {texts.remove}
        </Button>
      )}
      <Trouble error={error} />
    </li>
  )
}

/** Who may act for the organisation; any of them adds and removes others. */
export const Colleagues = () => {
  const texts = useOursTexts()
  const { colleagues } = useRead('GET /api/colleagues', {})
  const [email, setEmail] = useState('')
  const [added, setAdded] = useState('')
  const { run, isBusy, error } = useCommand('POST /api/colleagues', () => {
    setAdded(texts.added(email.trim()))
    setEmail('')
  })
  const send = () => {
    setAdded('')
    if (email.trim() !== '' && !isBusy) run({ body: { email: email.trim() } })
  }
  return (
    <section className="tight">
      <h2>{texts.colleagues}</h2>
      <ul className="invitees">
        {colleagues.map((colleague) => (
          <Line key={colleague.id} colleague={colleague} />
        ))}
      </ul>
      <Form send={send} wrong={error}>
        <Field
          label={texts.add}
          hint={texts.addHint}
          type="email"
          autoComplete="off"
          maxLength={254}
          required
          value={email}
          change={setEmail}
        />
        <Trouble error={error} />
        <div className="row">
          <Button submits busy={isBusy}>
            {texts.addButton}
          </Button>
        </div>
        <p className="small" role="status">
          {added}
        </p>
      </Form>
    </section>
  )
}
