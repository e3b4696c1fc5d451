import { useState } from 'react'
import { Button } from '../../parts/button.tsx'
import { ReasonDialog } from '../../parts/reason-dialog.tsx'
import { useOfficeTexts } from '../../texts/office.ts'

type Props = {
  readonly act: string
  readonly title?: string
  readonly hint?: string
  readonly main?: boolean
  readonly state: { readonly isBusy: boolean; readonly error: unknown }
  readonly run: (reason: string) => void
}

/** A decision that takes a reason. The page shows what became of it, so the question goes when the case is another. */
export const ReasonButton = ({ act, title = act, hint, main = false, state, run }: Props) => {
  const texts = useOfficeTexts()
  const [isAsking, setAsking] = useState(false)
  return (
    <>
      <Button {...(main ? { kind: 'main' } : {})} press={() => setAsking(true)}>
        {act}
      </Button>
      {isAsking && (
        <ReasonDialog
          title={title}
          label={texts.reason}
          hint={hint ?? texts.reasonHint}
          act={act}
          state={state}
          run={run}
          close={() => setAsking(false)}
        />
      )}
    </>
  )
}
