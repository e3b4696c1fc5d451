import { useLanguage } from '../i18n/language.ts'
import { useFrameTexts } from '../texts/frame.ts'

/** Changes to the other language. */
export const LanguageSwitch = () => {
  const { language, speak } = useLanguage()
  const other = language === 'en' ? 'ru' : 'en'
  return (
    <button type="button" className="button bare" lang={other} onClick={() => speak(other)}>
      {useFrameTexts().other}
    </button>
  )
}
