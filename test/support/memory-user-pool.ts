import { randomUUID } from 'node:crypto'
import { nextChallenge } from '../../functions/auth/next-challenge.ts'
import type { UserPool } from '../../shared/stores/user-pool.ts'

type Triggers = {
  readonly sendCode: (command: { personId: string; now: string }) => Promise<void>
  readonly verifyCode: (command: { personId: string; code: string; challenge: string; now: string }) => Promise<boolean>
}

type Session = { readonly personId: string; readonly answers: boolean[]; challenge: string }

/** Whether the pool plays along with users that it does not know, as AWS does, or says so, as the local AWS does. */
type Manners = 'playsAlong' | 'saysSo'

const decide = (answers: readonly boolean[], userNotFound: boolean) => {
  const session = answers.map((challengeResult) => ({ challengeName: 'CUSTOM_CHALLENGE' as const, challengeResult }))
  return nextChallenge({ userAttributes: {}, session, userNotFound })
}

const accessFor = (personId: string) => ({ accessToken: `access of ${personId}`, expiresIn: 600 })

/** A user pool in memory that calls the same triggers in the same order; `retries` calls each verification twice, as after a lost reply. */
export const memoryUserPool = (
  { sendCode, verifyCode }: Triggers,
  now: () => string,
  { manners = 'playsAlong', retries = false }: { manners?: Manners; retries?: boolean } = {},
) => {
  const users = new Set<string>()
  const sessions = new Map<string, Session>()
  const refreshTokens = new Map<string, string>()
  const pool: UserPool = {
    createUser: async (personId) => void users.add(personId),
    deleteUser: async (personId) => void users.delete(personId),
    initiate: async (personId) => {
      if (manners === 'saysSo' && !users.has(personId)) return undefined
      const { challengeName } = decide([], !users.has(personId))
      if (challengeName !== 'CUSTOM_CHALLENGE') throw new Error('nothing was asked')
      await sendCode({ personId, now: now() })
      if (retries) await sendCode({ personId, now: now() })
      const session = randomUUID()
      sessions.set(session, { personId, answers: [], challenge: randomUUID() })
      return { session }
    },
    respond: async ({ personId, session: name, code }) => {
      const session = sessions.get(name)
      if (!session || session.personId !== personId) return { outcome: 'over' }
      sessions.delete(name)
      const command = { personId, code, challenge: session.challenge, now: now() }
      if (retries) await verifyCode(command)
      session.answers.push(await verifyCode(command))
      const { issueTokens, failAuthentication } = decide(session.answers, !users.has(personId))
      if (failAuthentication) return { outcome: 'over' }
      if (issueTokens) {
        const refreshToken = randomUUID()
        refreshTokens.set(refreshToken, personId)
        return { outcome: 'signedIn', ...accessFor(personId), refreshToken }
      }
      const next = randomUUID()
      sessions.set(next, { ...session, challenge: randomUUID() })
      return { outcome: 'again', session: next }
    },
    refresh: async (token) => {
      const personId = refreshTokens.get(token)
      return personId === undefined ? undefined : accessFor(personId)
    },
    revoke: async (token) => void refreshTokens.delete(token),
  }
  return { ...pool, users }
}
