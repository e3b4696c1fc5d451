import { useState } from 'react'
import { useLocation } from 'wouter'
import { Button } from '../../parts/button.tsx'
import { useApplyTexts } from '../../texts/apply.ts'
import { Saved } from './saved.tsx'
import { stepAddress, stepAfter, type Step } from './steps.ts'
import type { Draft } from './use-draft.ts'

/** Saves what waits and goes on to the next step; stays where it could not be saved. */
export const GoOn = ({ draft, step }: { readonly draft: Draft; readonly step: Step }) => {
  const texts = useApplyTexts()
  const [, go] = useLocation()
  const [isBusy, setBusy] = useState(false)
  const next = stepAfter(step)
  const onward = async () => {
    setBusy(true)
    const isSaved = await draft.flush()
    setBusy(false)
    if (isSaved && next) go(stepAddress(draft.application.id, next))
  }
  return (
    <>
      <Saved saving={draft.saving} />
      <div className="row answers">
        <Button kind="main" busy={isBusy} press={() => void onward()}>
          {texts.next}
        </Button>
      </div>
    </>
  )
}
