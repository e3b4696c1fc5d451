import { Brand } from '../../frame/brand.tsx'
import { LanguageSwitch } from '../../frame/language-switch.tsx'
import { Page } from '../../parts/page.tsx'
import { useSignInTexts } from '../../texts/sign-in.ts'
import { CodeForm } from './code-form.tsx'
import { EmailForm } from './email-form.tsx'
import { useSignIn } from './use-sign-in.ts'
import { WhatThisIs } from './what-this-is.tsx'

/** The way in: an address, then the code that was sent to it, then what `done` does. */
export const SignInPage = ({ done, forget }: { readonly done: () => void; readonly forget: () => void }) => {
  const texts = useSignInTexts()
  const entry = useSignIn(() => {
    forget()
    done()
  })
  return (
    <>
      <header className="head">
        <Brand />
        <LanguageSwitch />
      </header>
      <main className="entrance">
        <section className="narrow">
          <Page
            title={texts.title}
            intro={<p>{entry.session === undefined ? texts.intro : texts.sentTo(entry.email)}</p>}
          >
            {entry.session === undefined ? <EmailForm entry={entry} /> : <CodeForm entry={entry} />}
          </Page>
        </section>
        <WhatThisIs />
      </main>
    </>
  )
}
