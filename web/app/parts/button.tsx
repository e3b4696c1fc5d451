import type { ReactNode } from 'react'
import { Button as Behaviour } from 'react-aria-components/Button'

type Props = {
  readonly children: ReactNode
  /** `main`: what the page is for; `bare`: like a link. */
  readonly kind?: 'main' | 'bare'
  readonly submits?: boolean
  /** It is on its way: the button keeps the focus and does nothing. */
  readonly busy?: boolean
  readonly label?: string
  readonly press?: () => void
}

/** A button that says what happens. */
export const Button = ({ children, kind, submits = false, busy = false, label, press }: Props) => (
  <Behaviour
    type={submits ? 'submit' : 'button'}
    className={kind ? `button ${kind}` : 'button'}
    isPending={busy}
    {...(label === undefined ? {} : { 'aria-label': label })}
    {...(press ? { onPress: press } : {})}
  >
    {children}
  </Behaviour>
)
