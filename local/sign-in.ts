import { parseArgs } from 'node:util'
import * as z from 'zod'
import { newPerson, represent, type Person } from './demo/person.ts'
import { LocalProblem } from './local-problem.ts'
import { registeredEmail } from './registered-email.ts'
import { runCommand } from './run-command.ts'
import { findStage } from './stage.ts'

const USAGE = `npm run --silent sign-in -- EMAIL [ORGANISATION]   prints an access token, good for ten minutes
Signs up who is new, takes the code from the local mail and, where an organisation's key is given, claims to represent it by the code
that goes to its registered address. Local stages with generated organisations only.`

const meSchema = z.object({ organisations: z.array(z.object({ organisation: z.object({ key: z.string() }) })) })

const representedBy = async (person: Person): Promise<readonly string[]> => {
  const { organisations } = await person.ask({ path: '/api/me' }, meSchema)
  return organisations.map(({ organisation }) => organisation.key)
}

await runCommand(async () => {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { help: { type: 'boolean' } } })
  if (values.help) return console.log(USAGE)
  const [email, organisation] = positionals
  if (email === undefined) throw new LocalProblem('Who? npm run --silent sign-in -- EMAIL [ORGANISATION]')
  const stage = await findStage()
  if (!stage) throw new LocalProblem('No local stage runs; `npm start` starts one.')
  const person = await newPerson(stage, email, 'en')
  if (organisation !== undefined && !(await representedBy(person)).includes(organisation))
    await represent(stage, person, organisation, registeredEmail(organisation))
  console.log(await person.session.token())
})
