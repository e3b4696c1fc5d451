import { Link, useRoute } from 'wouter'
import { OFFICE } from '../state/area.ts'
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

/** Where an officer can go. */
export const OfficeLinks = ({ home }: { readonly home: boolean }) => {
  const texts = useFrameTexts()
  return (
    <nav className="main-links" aria-label={texts.office}>
      {home && <a href="/">{texts.home}</a>}
      <Link href={`~${OFFICE}/cases`} aria-current={location.pathname.startsWith(OFFICE) ? 'page' : undefined}>
        {texts.queue}
      </Link>
    </nav>
  )
}

/** Where one can go for one's organisation. */
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
      <MainLink to="/register" under="/register/*?">
        {texts.register}
      </MainLink>
      <MainLink to="/ours">{texts.ours}</MainLink>
    </nav>
  )
}
