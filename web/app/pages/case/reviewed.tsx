import { useCommand } from '../../api/use-command.ts'
import { useRead } from '../../api/use-read.ts'
import { Projects } from '../../parts/projects.tsx'
import { Rule, Rules, type RuleResult } from '../../parts/rules.tsx'
import { StatusTag } from '../../parts/status-tag.tsx'
import { Timeline } from '../../parts/timeline.tsx'
import { useOfficeTexts } from '../../texts/office.ts'
import { isDecidable, type OfficerCase } from './case.ts'
import { ReasonButton } from './reason-button.tsx'

const EVERY_MS = 5_000

const Question = ({ id, result }: { readonly id: string; readonly result: RuleResult }) => {
  const texts = useOfficeTexts()
  const find = useCommand('POST /api/officer/applications/{id}/findings')
  const { rule, sentences } = result
  const say = (verdict: 'accept' | 'refuse') => (reason: string) =>
    find.run({ params: { id }, body: { rule, verdict, reason } })
  return (
    <section className="card stack">
      <h2>{texts.question}</h2>
      <ul className="rules">
        <Rule result={result} />
      </ul>
      <div className="row">
        <ReasonButton
          main
          act={texts.accept}
          title={texts.acceptTitle(sentences.title)}
          state={find}
          run={say('accept')}
        />
        <ReasonButton act={texts.refuse} title={texts.refuseTitle(sentences.title)} state={find} run={say('refuse')} />
      </div>
    </section>
  )
}

/** A consortium with a question that the rules leave open: the evidence, the questions, and what was found so far. */
export const Reviewed = ({ one }: { readonly one: OfficerCase }) => {
  const texts = useOfficeTexts()
  const params = { id: one.subject.id }
  const { application, assessment, findings, decision } = useRead(
    'GET /api/officer/applications/{id}',
    { params },
    { every: () => (one.status === 'open' ? EVERY_MS : undefined) },
  )
  const { events } = useRead('GET /api/officer/applications/{id}/timeline', { params, query: { limit: 100 } })
  const results = assessment?.results ?? decision?.results ?? []
  const open = isDecidable(one)
    ? results.filter(({ rule, passes }) => assessment?.questions.includes(rule) && !passes)
    : []
  return (
    <div className="columns">
      <div className="stack">
        <section className="tight">
          <h2>{application.name}</h2>
          <StatusTag status={application.status} />
          {application.purpose !== '' && <p className="prose">{application.purpose}</p>}
        </section>
        {open.map((result) => (
          <Question key={result.rule} id={params.id} result={result} />
        ))}
        {findings.length > 0 && (
          <section className="tight">
            <h2>{texts.findings}</h2>
            <ul className="card points">
              {findings.map(({ rule, at, verdict, reason }) => (
                <li key={`${rule} ${at}`}>
                  <strong>{verdict === 'accept' ? texts.accept : texts.refuse}</strong>
                  <p>{reason}</p>
                </li>
              ))}
            </ul>
          </section>
        )}
        <Projects projects={application.projects} />
      </div>
      <aside className="stack">
        {results.length > 0 && <Rules title={texts.evidence} results={results} />}
        <Timeline title={texts.happened} events={events} isLive={false} />
      </aside>
    </div>
  )
}
