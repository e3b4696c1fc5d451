import { useId } from 'react'
import { useCommand } from '../../api/use-command.ts'
import { Trouble } from '../../parts/trouble.tsx'
import { useApplicationTexts } from '../../texts/application.ts'
import type { Own } from './situation.ts'

const modes = ['whenRulesHold', 'whenAllAnswered', 'onMyWord'] as const

/** When the application is decided, for the applicant to choose while it gathers. */
export const ModeChoice = ({ application: { id, mode } }: { readonly application: Own }) => {
  const texts = useApplicationTexts()
  const field = useId()
  const { run, error } = useCommand('PUT /api/applications/{id}/mode')
  const choose = (chosen: string) => {
    const known = modes.find((one) => one === chosen)
    if (known) run({ params: { id }, body: { mode: known } })
  }
  return (
    <div className="field">
      <label htmlFor={field}>{texts.actions.mode}</label>
      <select id={field} value={mode} onChange={({ target }) => choose(target.value)}>
        {modes.map((one) => (
          <option key={one} value={one}>
            {texts.modes[one]}
          </option>
        ))}
      </select>
      <Trouble error={error} />
    </div>
  )
}
