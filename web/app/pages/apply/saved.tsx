import { datesIn } from '../../i18n/dates.ts'
import { useLanguage } from '../../i18n/language.ts'
import { Trouble } from '../../parts/trouble.tsx'
import { useApplyTexts } from '../../texts/apply.ts'
import type { Saving } from './use-draft.ts'

/** Whether what was typed is saved. */
export const Saved = ({ saving }: { readonly saving: Saving }) => {
  const texts = useApplyTexts()
  const dates = datesIn(useLanguage().language)
  if (saving.how === 'refused') return <Trouble error={saving.error} />
  const said = {
    idle: '',
    waiting: texts.notSaved,
    saving: texts.saving,
    clash: texts.clash,
    saved: saving.how === 'saved' ? texts.saved(dates.clock(saving.at)) : '',
  }
  return (
    <p className={saving.how === 'clash' ? 'wrong' : 'small quiet'} role="status">
      {said[saving.how]}
    </p>
  )
}
