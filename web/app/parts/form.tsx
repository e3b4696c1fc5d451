import { useEffect, useRef, type ReactNode } from 'react'

type Props = {
  readonly children: ReactNode
  readonly send: () => void
  readonly className?: string
  /** Whatever it is: when it changes, the reader is taken to the first field that is wrong. */
  readonly wrong?: unknown
}

/** A form whose refusals take the reader to what is wrong. */
export const Form = ({ children, send, className = 'card stack', wrong }: Props) => {
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (wrong !== undefined) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [wrong])
  useEffect(() => form.current?.querySelector<HTMLElement>('[data-autofocus]')?.focus(), [])
  return (
    <form
      ref={form}
      className={className}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      {children}
    </form>
  )
}
