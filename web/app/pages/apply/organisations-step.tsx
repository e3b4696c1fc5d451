import { StepFrame } from './frame.tsx'
import { GoOn } from './go-on.tsx'
import { Picking } from './picking.tsx'
import { Returned } from './returned.tsx'
import type { Draft } from './use-draft.ts'

/** The third step: who is to be invited. */
export const OrganisationsStep = ({ draft }: { readonly draft: Draft }) => {
  const { application } = draft
  return (
    <StepFrame step="organisations" id={application.id} name={application.name}>
      <Returned application={application} />
      <Picking id={application.id} />
      <GoOn draft={draft} step="organisations" />
    </StepFrame>
  )
}
