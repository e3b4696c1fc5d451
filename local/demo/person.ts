import * as z from 'zod'
import { call, codeFrom, signIn, type Reach, type Session } from '../client.ts'

/** Somebody who uses the service from outside, as the portal does for people: signed in, perhaps for an organisation. */
export type Person = {
  readonly session: Session
  readonly ask: <S extends z.ZodType>(
    request: {
      readonly method?: string
      readonly path: string
      readonly body?: unknown
      readonly headers?: Record<string, string>
    },
    schema: S,
    organisation?: string,
  ) => Promise<z.output<S>>
}

const withSession = ({ address }: Reach, session: Session): Person => ({
  session,
  ask: async (request, schema, organisation) => {
    const token = await session.token()
    return (await call(address, { ...request, token, organisation }, schema)).value
  },
})

/** Signs in somebody whom the stage knows. */
export const knownPerson = async (reach: Reach, email: string): Promise<Person> =>
  withSession(reach, await signIn(reach, email))

/** Signs up somebody new and signs in. */
export const newPerson = async (reach: Reach, email: string, language: 'en' | 'ru'): Promise<Person> => {
  const body = { email, language, consentVersion: '1' }
  await call(reach.address, { method: 'POST', path: '/api/session/sign-up', body }, z.unknown())
  return knownPerson(reach, email)
}

const claimSchema = z.object({ id: z.string() })

/** Lets a person prove that it acts for an organisation, by the code that goes to the organisation's registered address. */
export const represent = async (
  reach: Reach,
  person: Person,
  organisation: string,
  registeredEmail: string,
): Promise<void> => {
  const seen = new Set((await reach.mailTo(registeredEmail)).map(({ id }) => id))
  const claim = { method: 'POST', path: '/api/me/claims', body: { organisation } }
  const { id } = await person.ask(claim, claimSchema)
  const code = await codeFrom(reach, registeredEmail, seen)
  await person.ask({ method: 'POST', path: `/api/me/claims/${id}/code`, body: { code } }, z.unknown())
}
