import { useId } from 'react'
import { Field } from '../../parts/field.tsx'
import { useApplyTexts } from '../../texts/apply.ts'

const admissions = ['consent', 'open'] as const

/** What the first step asks for. */
export type NameEntry = {
  readonly name: string
  readonly purpose: string
  readonly admission: (typeof admissions)[number]
}

type Props = {
  readonly entry: NameEntry
  readonly change: (changed: Partial<NameEntry>) => void
  readonly wrong: { readonly name?: string | undefined; readonly purpose?: string | undefined }
}

/** The name of the cluster, its purpose, and who may join it. */
export const NameFields = ({ entry, change, wrong }: Props) => {
  const texts = useApplyTexts()
  const field = useId()
  const choose = (chosen: string) => {
    const admission = admissions.find((one) => one === chosen)
    if (admission) change({ admission })
  }
  return (
    <>
      <Field
        label={texts.name}
        hint={texts.nameHint}
        maxLength={300}
        required
        autoComplete="off"
        value={entry.name}
        change={(name) => change({ name })}
        wrong={wrong.name}
      />
      <Field
        label={texts.purpose}
        hint={texts.purposeHint}
        lines={6}
        maxLength={4000}
        value={entry.purpose}
        change={(purpose) => change({ purpose })}
        wrong={wrong.purpose}
      />
      <div className="field">
        <label htmlFor={field}>{texts.admission}</label>
        <select id={field} value={entry.admission} onChange={({ target }) => choose(target.value)}>
          {admissions.map((one) => (
            <option key={one} value={one}>
              {texts.admissions[one]}
            </option>
          ))}
        </select>
      </div>
    </>
  )
}
