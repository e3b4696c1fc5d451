import type { ReactNode } from 'react'
import { Page } from './page.tsx'

/** Something that stands in the way, with what can be done about it. */
export const Obstacle = ({
  title,
  sentence,
  children,
}: {
  readonly title: string
  readonly sentence: string
  readonly children?: ReactNode
}) => (
  <Page title={title} intro={<p>{sentence}</p>}>
    {children && <div className="row">{children}</div>}
  </Page>
)
