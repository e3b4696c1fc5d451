import { useCommand } from '../../api/use-command.ts'
import { Button } from '../../parts/button.tsx'
import { Trouble } from '../../parts/trouble.tsx'
import { useOfficeTexts } from '../../texts/office.ts'
import type { OfficerCase } from './case.ts'

/** Takes a case, or gives it back to the queue. */
export const Assignment = ({ one: { id, mine, assignedTo } }: { readonly one: OfficerCase }) => {
  const texts = useOfficeTexts()
  const take = useCommand('PUT /api/officer/cases/{id}/assignment')
  const give = useCommand('DELETE /api/officer/cases/{id}/assignment')
  return (
    <>
      {assignedTo === undefined && (
        <Button busy={take.isBusy} press={() => take.run({ params: { id }, body: { to: 'me' } })}>
          {texts.take}
        </Button>
      )}
      {mine && (
        <Button busy={give.isBusy} press={() => give.run({ params: { id } })}>
          {texts.give}
        </Button>
      )}
      <Trouble error={take.error ?? give.error} />
    </>
  )
}
