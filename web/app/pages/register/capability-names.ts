import { useAside } from '../../api/use-read.ts'
import { useLanguage } from '../../i18n/language.ts'

/** The name of each capability in the language of the page, by its code. */
export const useCapabilityNames = (): ReadonlyMap<string, string> => {
  const { language } = useLanguage()
  const { reply } = useAside('GET /api/taxonomy', {})
  return new Map((reply?.entries ?? []).map((entry) => [entry.code, entry[language][0] ?? entry.code]))
}
