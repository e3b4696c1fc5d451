import { useId, type HTMLAttributes } from 'react'

type Props = {
  readonly label: string
  readonly hint?: string | undefined
  /** What is wrong with this value, and what would be right. */
  readonly wrong?: string | undefined
  readonly value: string
  readonly change: (value: string) => void
  readonly leave?: () => void
  readonly lines?: number
  readonly type?: 'text' | 'email' | 'search' | 'date'
  readonly autoComplete?: string
  readonly inputMode?: HTMLAttributes<HTMLInputElement>['inputMode']
  readonly maxLength?: number
  readonly required?: boolean
  readonly autoFocus?: boolean
}

/** A labelled field of text with a hint and, where its value is wrong, what would be right. */
export const Field = ({
  label,
  hint,
  wrong,
  value,
  change,
  leave,
  lines,
  required = false,
  autoFocus,
  ...input
}: Props) => {
  const id = useId()
  const described = [hint && `${id}-hint`, wrong && `${id}-wrong`].filter(Boolean).join(' ')
  const common = {
    id,
    value,
    required,
    'aria-describedby': described || undefined,
    'aria-invalid': wrong ? true : undefined,
    onBlur: leave,
    maxLength: input.maxLength,
    'data-autofocus': autoFocus ? '' : undefined,
  }
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {hint && (
        <p id={`${id}-hint`} className="small quiet">
          {hint}
        </p>
      )}
      {lines === undefined ? (
        <input {...common} {...input} onChange={({ target }) => change(target.value)} />
      ) : (
        <textarea {...common} rows={lines} onChange={({ target }) => change(target.value)} />
      )}
      {wrong && (
        <p id={`${id}-wrong`} className="small wrong">
          {wrong}
        </p>
      )}
    </div>
  )
}
