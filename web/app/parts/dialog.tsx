import { useId, useLayoutEffect, useRef, type ReactNode } from 'react'

type Props = { readonly title: string; readonly close: () => void; readonly children: ReactNode }

/** A question that stands before the page until it is answered or closed; the browser keeps the focus in it and gives it back. */
export const Dialog = ({ title, close, children }: Props) => {
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  useLayoutEffect(() => {
    const shown = dialog.current
    shown?.showModal()
    return () => shown?.close()
  }, [])
  return (
    <dialog ref={dialog} className="dialog" aria-labelledby={id} onCancel={close}>
      <h2 id={id}>{title}</h2>
      {children}
    </dialog>
  )
}
