import { useState } from 'react'
import { useCommand } from '../../api/use-command.ts'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { Trouble } from '../../parts/trouble.tsx'
import { useClustersTexts } from '../../texts/clusters.ts'
import { useFrameTexts } from '../../texts/frame.ts'

/** Ends the membership, after asking. */
export const Leave = ({ id }: { readonly id: string }) => {
  const texts = useClustersTexts()
  const frame = useFrameTexts()
  const [isAsking, setAsking] = useState(false)
  const { run, isBusy, error } = useCommand('POST /api/memberships/{id}/leave', () => setAsking(false))
  return (
    <>
      <Button press={() => setAsking(true)}>{texts.leave}</Button>
      {isAsking && (
        <Dialog title={texts.leaveTitle} close={() => setAsking(false)}>
          <div className="stack">
            <p>{texts.leaveMeaning}</p>
            <Trouble error={error} />
            <div className="row answers">
              <Button kind="main" busy={isBusy} press={() => run({ params: { id } })}>
                {texts.leave}
              </Button>
              <Button press={() => setAsking(false)}>{frame.cancel}</Button>
            </div>
          </div>
        </Dialog>
      )}
    </>
  )
}
