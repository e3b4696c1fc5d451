import { use, type ReactNode } from 'react'
import { ActingContext } from '../api/acting.ts'
import type { Reply } from '../api/types.ts'
import { useFrameTexts } from '../texts/frame.ts'
import { ActingFor } from './acting-for.tsx'
import { Brand } from './brand.tsx'
import { LanguageSwitch } from './language-switch.tsx'
import { MainLinks, OfficeLinks } from './main-links.tsx'
import { SignOut } from './sign-out.tsx'
import { Stale } from './stale.tsx'

/** What stands around every page: where one can go, for whom one acts, the language, the way out. */
export const Frame = ({ me, children }: { readonly me: Reply<'GET /api/me'>; readonly children: ReactNode }) => {
  const texts = useFrameTexts()
  const acting = use(ActingContext)
  return (
    <div className="frame">
      <a className="skip" href="#content">
        {texts.toContent}
      </a>
      <header className="side">
        <Brand />
        {acting && <MainLinks />}
        {me.person.roles.includes('officer') && <OfficeLinks home={!acting && me.organisations.length > 0} />}
        <div className="self small">
          <ActingFor me={me} />
          <div className="row">
            <LanguageSwitch />
            <SignOut />
          </div>
        </div>
      </header>
      <main id="content" tabIndex={-1}>
        <Stale />
        {children}
      </main>
    </div>
  )
}
