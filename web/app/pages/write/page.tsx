import { Redirect, useParams } from 'wouter'
import { stepAddress, stepIn } from '../apply/steps.ts'
import { NameStep } from '../apply/name-step.tsx'
import { OrganisationsStep } from '../apply/organisations-step.tsx'
import { ProjectsStep } from '../apply/projects-step.tsx'
import { SendStep } from '../apply/send-step.tsx'
import { useDraft } from '../apply/use-draft.ts'

const WRITABLE = ['draft', 'needsCorrection']

/** A step of an application that is being written or corrected; one that is on its way is only read. */
const WritePage = () => {
  const { id = '', step: named } = useParams()
  const draft = useDraft(id)
  const step = stepIn(named)
  if (!WRITABLE.includes(draft.application.status)) return <Redirect to={`/applications/${id}`} replace />
  switch (step) {
    case 'name':
      return <NameStep draft={draft} />
    case 'projects':
      return <ProjectsStep draft={draft} />
    case 'organisations':
      return <OrganisationsStep draft={draft} />
    case 'send':
      return <SendStep draft={draft} />
    case undefined:
      return <Redirect to={stepAddress(id, 'name')} replace />
  }
}
export default WritePage
