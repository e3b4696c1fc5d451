import { useEffect, useRef, type ReactNode } from 'react'

let opened = 0

/** Pages that the reader comes to within the portal take the focus; the first one leaves it to the browser. */
const useArrival = (title: string) => {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = `${title} · Consort`
  }, [title])
  useEffect(() => {
    opened += 1
    if (opened > 1) heading.current?.focus()
  }, [])
  return heading
}

type Props = {
  readonly title: string
  /** Another heading than the title of the window. */
  readonly heading?: ReactNode
  readonly crumb?: ReactNode
  readonly intro?: ReactNode
  readonly actions?: ReactNode
  readonly children?: ReactNode
}

/** A page with its heading, what can be done with all of it, and what it shows. */
export const Page = ({ title, heading, crumb, intro, actions, children }: Props) => {
  const ref = useArrival(title)
  return (
    <>
      <header className="page-top">
        <div className="tight">
          {crumb && <p className="small quiet">{crumb}</p>}
          <h1 ref={ref} tabIndex={-1}>
            {heading ?? title}
          </h1>
          {intro}
        </div>
        {actions && <div className="row">{actions}</div>}
      </header>
      {children}
    </>
  )
}
