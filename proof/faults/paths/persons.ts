import { claimCode, signInCode } from '../../../shared/crypto/code.ts'
import { LINK_KEY } from '../../../test/support/approval-parts.ts'
import { inPath } from './made.ts'
import type { Path, Stage } from '../stage.ts'

const EMAIL = 'ada@example.invalid'

/** The code that the newest mail of a sign-in carries. */
const codeIn = ({ mails }: Stage): string => {
  const { recipient, data } = mails()
    .filter(({ template }) => template === 'signInCode')
    .at(-1)!
  return signInCode(LINK_KEY, recipient.to === 'person' ? recipient.id : '', String(data['window']))
}

/** Somebody signs up, signs in, comes back by the cookie, and signs out. */
export const signingIn: Path = {
  name: 'signing in',
  options: { organisations: 2 },
  play: async (stage) => {
    const { begin, say } = stage
    const origin = { headers: { origin: 'https://consort.example' } }
    begin()
    await say({}, 'POST', '/api/session/sign-up', { body: { email: EMAIL, language: 'en', consentVersion: '1' } })
    // A session is good for one answer: where the reply to that is lost, a person begins again.
    for (let tries = 0; tries < 3; tries += 1) {
      const { session } = await say({}, 'POST', '/api/session', { body: { email: EMAIL } })
      const answer = { email: EMAIL, session, code: codeIn(stage) }
      const { accessToken } = await say({}, 'POST', '/api/session/code', { body: answer })
      if (accessToken) break
    }
    await say({}, 'POST', '/api/session/refresh', { ...origin, may: [401] })
    await say({}, 'DELETE', '/api/session', { ...origin, may: [204, 401] })
  },
}

/** A person claims an organisation by its code and gives it up, agrees to new texts, wishes to be erased, and is. */
export const person: Path = {
  name: 'person',
  options: { organisations: 3 },
  play: async (stage) => {
    const { aPerson, begin, say, register, pass } = stage
    const [organisation] = register
    const ada = await aPerson({ consentVersion: '0', consents: [{ version: '0', at: stage.now() }] })
    begin()
    await say(ada, 'POST', '/api/me/consent', { body: { version: '1' } })
    const { id } = await say(ada, 'POST', '/api/me/claims', { body: { organisation: organisation!.key } })
    const { key, registeredEmail = '' } = organisation!
    const code = claimCode(LINK_KEY, { claimId: id, personId: ada.personId!, organisation: key, registeredEmail })
    await say(ada, 'POST', `/api/me/claims/${id}/code`, { body: { code } })
    const representative = { ...ada, organisation: key }
    await say(representative, 'POST', '/api/colleagues', { body: { email: EMAIL } })
    const { colleagues } = await say(representative, 'GET', '/api/colleagues')
    const colleague = colleagues.find(({ email }: { email: string }) => email === EMAIL)
    await say(representative, 'DELETE', `/api/colleagues/${colleague.id}`)
    await say(ada, 'DELETE', `/api/me/organisations/${inPath(organisation!)}`)
    const { confirmation } = await say(ada, 'GET', '/api/me/erasure')
    await say(ada, 'POST', '/api/me/erasure', { body: { confirmation } })
    await say(ada, 'DELETE', '/api/me/erasure')
    const again = await say(ada, 'GET', '/api/me/erasure')
    await say(ada, 'POST', '/api/me/erasure', { body: { confirmation: again.confirmation } })
    await pass({ days: 40 })
  },
}
