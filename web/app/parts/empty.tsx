import type { ReactNode } from 'react'

type Props = { readonly title: string; readonly sentence: string; readonly children?: ReactNode }

/** What would be here, how it gets here, and where to begin. */
export const Empty = ({ title, sentence, children }: Props) => (
  <div className="card empty tight">
    <h2>{title}</h2>
    <p className="quiet">{sentence}</p>
    {children && <div className="row">{children}</div>}
  </div>
)
