import { Link, useRoute } from 'wouter'
import { useFrameTexts } from '../texts/frame.ts'

const MainLink = ({
  to,
  under = to,
  children,
}: {
  readonly to: string
  readonly under?: string
  readonly children: string
}) => {
  const [isHere] = useRoute(under)
  return (
    <Link href={to} aria-current={isHere ? 'page' : undefined}>
      {children}
    </Link>
  )
}

/** Where one can go. */
export const MainLinks = () => {
  const texts = useFrameTexts()
  return (
    <nav className="main-links" aria-label={texts.main}>
      <MainLink to="/">{texts.home}</MainLink>
      <MainLink to="/applications" under="/applications/*?">
        {texts.applications}
      </MainLink>
      <MainLink to="/clusters" under="/clusters/*?">
        {texts.clusters}
      </MainLink>
    </nav>
  )
}
