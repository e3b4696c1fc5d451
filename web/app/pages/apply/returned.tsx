import { Sign } from '../../parts/sign.tsx'
import { useApplyTexts } from '../../texts/apply.ts'
import type { Own } from './use-draft.ts'

/** Says that the application was returned, and how many fields it is about. */
export const Returned = ({ application: { status, faults = [] } }: { readonly application: Own }) => {
  const texts = useApplyTexts()
  if (status !== 'needsCorrection') return null
  return (
    <div className="notice no">
      <Sign tone="no" />
      <p>{texts.returned(faults.length)}</p>
    </div>
  )
}
