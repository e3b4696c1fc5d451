import { useState } from 'react'
import { useApplyTexts } from '../../texts/apply.ts'
import { faultAt } from './faults.ts'
import { StepFrame } from './frame.tsx'
import { GoOn } from './go-on.tsx'
import { NameFields, type NameEntry } from './name-fields.tsx'
import { Returned } from './returned.tsx'
import type { Draft } from './use-draft.ts'

/** The first step of an application that has begun. */
export const NameStep = ({ draft }: { readonly draft: Draft }) => {
  const texts = useApplyTexts()
  const { application } = draft
  const [entry, setEntry] = useState<NameEntry>({
    name: application.name,
    purpose: application.purpose,
    admission: application.admission,
  })
  const change = (changed: Partial<NameEntry>) => {
    setEntry({ ...entry, ...changed })
    // A name is needed at any time, so an empty one is not saved but said.
    if (changed.name?.trim() !== '') draft.change(changed)
  }
  const missing = entry.name.trim() === '' ? texts.nameMissing : undefined
  return (
    <StepFrame step="name" id={application.id} name={application.name}>
      <Returned application={application} />
      <div className="card stack">
        <NameFields
          entry={entry}
          change={change}
          wrong={{ name: missing ?? faultAt(application, '/name'), purpose: faultAt(application, '/purpose') }}
        />
        <GoOn draft={draft} step="name" />
      </div>
    </StepFrame>
  )
}
