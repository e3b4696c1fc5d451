import { AskingButton } from '../../parts/asking-button.tsx'
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
export const ReasonButton = ({ act, title = act, hint, run, ...rest }: Props) => {
  const texts = useOfficeTexts()
  return (
    <AskingButton
      {...rest}
      act={act}
      title={title}
      label={texts.reason}
      hint={hint ?? texts.reasonHint}
      run={(reason) => run(reason)}
    />
  )
}
