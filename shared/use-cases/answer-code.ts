import { WrongCode } from '../domain/errors.ts'
import { NOBODY } from '../domain/sign-in.ts'
import type { Table } from '../stores/table.ts'
import type { Access, UserPool } from '../stores/user-pool.ts'
import { personIdOf } from './support/person.ts'

export type AnswerCodeDeps = { readonly table: Pick<Table, 'get'>; readonly users: Pick<UserPool, 'respond'> }

/** The code that somebody read in the mail, for a session that this address began. */
export type AnswerCodeCommand = { readonly email: string; readonly session: string; readonly code: string }

/** Lets a person in, or throws WrongCode: with the session to go on in, or without where that is over. */
export const makeAnswerCode =
  ({ table, users }: AnswerCodeDeps) =>
  async ({ email, session, code }: AnswerCodeCommand): Promise<Access & { readonly refreshToken: string }> => {
    const personId = (await personIdOf(table, email)) ?? NOBODY
    const answered = await users.respond({ personId, session, code })
    if (answered.outcome === 'again') throw new WrongCode(answered.session)
    if (answered.outcome === 'over') throw new WrongCode()
    const { accessToken, expiresIn, refreshToken } = answered
    return { accessToken, expiresIn, refreshToken }
  }
