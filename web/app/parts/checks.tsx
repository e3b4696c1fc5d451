import { useId } from 'react'

type Props<T extends string> = {
  readonly label: string
  readonly hint?: string
  readonly wrong?: string | undefined
  readonly options: readonly (readonly [value: T, name: string])[]
  readonly chosen: readonly T[]
  readonly choose: (value: T, isIn: boolean) => void
}

/** A group of things of which any number can be chosen. */
export const Checks = <T extends string>({ label, hint, wrong, options, chosen, choose }: Props<T>) => {
  const id = useId()
  const described = [hint && `${id}-hint`, wrong && `${id}-wrong`].filter(Boolean).join(' ')
  return (
    <fieldset className="checks" aria-describedby={described || undefined}>
      <legend>{label}</legend>
      {hint && (
        <p id={`${id}-hint`} className="small quiet">
          {hint}
        </p>
      )}
      {options.map(([value, name]) => (
        <label key={value}>
          <input
            type="checkbox"
            checked={chosen.includes(value)}
            onChange={({ target }) => choose(value, target.checked)}
          />
          {name}
        </label>
      ))}
      {wrong && (
        <p id={`${id}-wrong`} className="small wrong">
          {wrong}
        </p>
      )}
    </fieldset>
  )
}
