import * as z from 'zod'
import { personSchema } from '../../shared/domain/person.ts'
import { plain, route } from '../../shared/http/route.ts'

const { email, language } = personSchema.shape
const session = z.string().min(1).max(4096)
const consentVersion = z.string().regex(/^[\w.-]{1,40}$/)

/** What a signed-in browser keeps in memory: the access token, and how many seconds it lasts. The refresh token is in a cookie only. */
const accessSchema = z.strictObject({ accessToken: z.string(), expiresIn: z.int().min(1) }).meta({ id: 'Access' })

/** The routes by which people sign up, in and out. */
export const sessionRoutes = [
  route({
    ...plain,
    operationId: 'signUp',
    method: 'POST',
    path: '/api/session/sign-up',
    trust: 'session',
    who: 'anyone',
    summary: 'Sign up with an address; the reply is the same whether or not somebody has it',
    body: z.strictObject({ email, language, consentVersion }),
    success: { status: 202, schema: z.strictObject({}) },
    failures: ['too-many-requests'],
  }),
  route({
    ...plain,
    operationId: 'startSignIn',
    method: 'POST',
    path: '/api/session',
    trust: 'session',
    who: 'anyone',
    summary: 'Ask for a code by mail; the reply is the same whether or not somebody has the address',
    body: z.strictObject({ email }),
    success: { status: 200, schema: z.strictObject({ session }) },
    failures: ['too-many-requests'],
  }),
  route({
    ...plain,
    operationId: 'answerCode',
    method: 'POST',
    path: '/api/session/code',
    trust: 'session',
    who: 'anyone',
    summary: 'Sign in with the code; a cookie keeps the sign-in for the refresh route',
    body: z.strictObject({ email, session, code: z.string().regex(/^\d{8}$/) }),
    success: { status: 200, schema: accessSchema },
    failures: ['wrong-code', 'too-many-requests'],
  }),
  route({
    ...plain,
    operationId: 'refreshSession',
    method: 'POST',
    path: '/api/session/refresh',
    trust: 'session',
    who: 'anyone',
    summary: 'Get a new access token for the cookie of a sign-in; only from pages of this service',
    success: { status: 200, schema: accessSchema },
    failures: ['unauthenticated', 'wrong-entrance', 'too-many-requests'],
  }),
  route({
    ...plain,
    operationId: 'signOut',
    method: 'DELETE',
    path: '/api/session',
    trust: 'session',
    who: 'anyone',
    summary: 'Sign out: the sign-in is revoked and its cookie taken away; only from pages of this service',
    success: { status: 204, schema: z.undefined() },
    failures: ['wrong-entrance', 'too-many-requests'],
  }),
] as const
