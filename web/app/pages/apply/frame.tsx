import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { Page } from '../../parts/page.tsx'
import { useApplyTexts } from '../../texts/apply.ts'
import { RulesNow } from '../application/rules-now.tsx'
import { stepAddress, steps, type Step } from './steps.ts'

type Props = { readonly step: Step; readonly id?: string; readonly name?: string; readonly children: ReactNode }

/** A step of an application: where it stands among the steps, and at the side the rules as they are now. */
export const StepFrame = ({ step, id, name, children }: Props) => {
  const texts = useApplyTexts()
  const at = steps.indexOf(step) + 1
  return (
    <Page
      title={`${texts.steps[step]} · ${name ?? texts.title}`}
      heading={texts.steps[step]}
      crumb={`${name ?? texts.title} / ${texts.step(at, steps.length)}`}
    >
      <nav aria-label={texts.stepsLabel}>
        <ol className="steps-line">
          {steps.map((one) => (
            <li key={one}>
              {id === undefined ? (
                <span aria-current={one === step ? 'step' : undefined}>{texts.steps[one]}</span>
              ) : (
                <Link href={stepAddress(id, one)} aria-current={one === step ? 'step' : undefined}>
                  {texts.steps[one]}
                </Link>
              )}
            </li>
          ))}
        </ol>
      </nav>
      <div className="columns">
        <div className="stack">{children}</div>
        <aside className="stack">{id !== undefined && <RulesNow id={id} />}</aside>
      </div>
    </Page>
  )
}
