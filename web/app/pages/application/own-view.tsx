import { Rules } from '../../parts/rules.tsx'
import { Thirty } from '../../parts/thirty.tsx'
import { Timeline } from '../../parts/timeline.tsx'
import { useApplicationTexts } from '../../texts/application.ts'
import { About } from './about.tsx'
import { DecisionCard } from './decision-card.tsx'
import { Invitees } from './invitees.tsx'
import { ModeChoice } from './mode-choice.tsx'
import { RulesNow } from './rules-now.tsx'
import { isMoving, type Known, type Own } from './situation.ts'
import { TurnCard } from './turn-card.tsx'
import type { Invitee } from './use-known.ts'

type Props = { readonly application: Own; readonly known: Known; readonly invitees: readonly Invitee[] }

const NOT_YET: readonly Own['status'][] = ['draft', 'screening', 'needsCorrection']
const UNDECIDED: readonly Own['status'][] = ['draft', 'screening', 'gathering', 'assessing', 'review', 'registering']

/** An application as its applicant sees it. */
export const OwnView = ({ application, known, invitees }: Props) => {
  const texts = useApplicationTexts()
  const { decision, status } = application
  const isUndecided = UNDECIDED.includes(status)
  return (
    <div className="columns">
      <div className="stack">
        <TurnCard known={known} />
        <Thirty counts={known.counts} invitees={invitees} begun={!NOT_YET.includes(status)} />
        <DecisionCard application={application} />
        <Invitees application={application} invitees={invitees} />
        <About application={application} />
      </div>
      <aside className="stack">
        {isUndecided && <RulesNow id={application.id} />}
        {status === 'gathering' && <ModeChoice application={application} />}
        {!isUndecided && decision && <Rules title={texts.rulesThen} results={decision.results} />}
        {known.events.length > 0 && <Timeline title={texts.timeline} events={known.events} isLive={isMoving(known)} />}
      </aside>
    </div>
  )
}
