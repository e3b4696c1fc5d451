import { useFrameTexts } from '../texts/frame.ts'
import { Button } from './button.tsx'

/** The button that shows more of a list; nothing where all of it is shown. */
export const More = ({ more, isBusy }: { readonly more: (() => void) | undefined; readonly isBusy: boolean }) => {
  const texts = useFrameTexts()
  if (!more) return null
  return (
    <div className="row">
      <Button busy={isBusy} press={more}>
        {texts.more}
      </Button>
    </div>
  )
}
