import { QueryClientProvider } from '@tanstack/react-query'
import { startTransition, useMemo, useState } from 'react'
import { I18nProvider } from 'react-aria-components/I18nProvider'
import { Gate } from './gate.tsx'
import { firstLanguage, keepLanguage, LanguageContext, type Language } from './i18n/language.ts'
import { newQueryClient } from './api/query-client.ts'
import { useFrameTexts } from './texts/frame.ts'

const locales = { en: 'en-GB', ru: 'ru-RU' } as const
const queryClient = newQueryClient()

/** The portal in the reader's language. */
export const Portal = () => {
  const [language, setLanguage] = useState<Language>(firstLanguage)
  const speaking = useMemo(() => {
    document.documentElement.lang = language
    const speak = (chosen: Language) => {
      const change = () => {
        keepLanguage(chosen)
        startTransition(() => setLanguage(chosen))
      }
      // Without its texts the language stays as it is, and the button can be pressed again.
      useFrameTexts.load(chosen).then(change, () => undefined)
    }
    return { language, speak }
  }, [language])
  return (
    <LanguageContext value={speaking}>
      <I18nProvider locale={locales[language]}>
        <QueryClientProvider client={queryClient}>
          <Gate />
        </QueryClientProvider>
      </I18nProvider>
    </LanguageContext>
  )
}
