import { useAside } from '../../api/use-read.ts'
import { Rules } from '../../parts/rules.tsx'
import { useApplicationTexts } from '../../texts/application.ts'

const EVERY_MS = 15_000

/** What every rule says of an application as it stands; nothing of it is stored. */
export const RulesNow = ({ id }: { readonly id: string }) => {
  const texts = useApplicationTexts()
  const { reply } = useAside('POST /api/applications/{id}/check', { params: { id } }, { every: () => EVERY_MS })
  return reply ? <Rules title={texts.rulesNow} results={reply.results} /> : null
}
