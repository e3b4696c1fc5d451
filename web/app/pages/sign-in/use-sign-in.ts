import { useState } from 'react'
import { Problem } from '../../api/problem.ts'
import { askForCode, signIn, signUp } from '../../api/session.ts'
import { useLanguage } from '../../i18n/language.ts'

type State = {
  readonly email: string
  readonly code: string
  /** With one, a code is awaited. */
  readonly session?: string | undefined
  readonly isBusy?: boolean
  /** `format`: what was entered cannot be right; else what stood against it. */
  readonly wrong?: 'format' | { readonly error: unknown } | undefined
}

/** How far a sign-in has come, and what can be done next. */
export type Entry = State & {
  readonly enter: (entered: Partial<Pick<State, 'email' | 'code'>>) => void
  readonly sendCode: (isNew: boolean) => void
  readonly sendAnswer: () => void
  readonly again: () => void
}

const looksLikeAddress = (email: string): boolean => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)

/** The session to go on in after a refused code: that of the next try, the same one, or none where a new code is needed. */
const sessionAfter = (session: string | undefined, error: unknown): string | undefined => {
  if (!(error instanceof Problem)) return session
  const next = error.facts['session']
  if (typeof next === 'string') return next
  return error.type === 'wrong-code' ? undefined : session
}

/** A sign-in by a code that is sent; `done` once it has succeeded. */
export const useSignIn = (done: () => void): Entry => {
  const { language } = useLanguage()
  const [state, setState] = useState<State>({ email: '', code: '' })

  const sendCode = async (isNew: boolean): Promise<void> => {
    const email = state.email.trim()
    if (!looksLikeAddress(email)) return setState({ email, code: '', wrong: 'format' })
    setState({ email, code: '', isBusy: true })
    try {
      if (isNew) await signUp(email, { language })
      setState({ email, code: '', session: await askForCode(email, { language }) })
    } catch (error) {
      setState({ email, code: '', wrong: { error } })
    }
  }

  const sendAnswer = async ({ email, session = '' }: State): Promise<void> => {
    const code = state.code.replaceAll(/\s/g, '')
    if (!/^\d{8}$/.test(code)) return setState({ email, code, session, wrong: 'format' })
    setState({ email, code, session, isBusy: true })
    try {
      await signIn({ email, session, code }, { language })
    } catch (error) {
      return setState({ email, code: '', session: sessionAfter(session, error), wrong: { error } })
    }
    done()
  }

  return {
    ...state,
    enter: (entered) => setState({ ...state, ...entered, wrong: undefined }),
    sendCode: (isNew) => void (state.isBusy || sendCode(isNew)),
    sendAnswer: () => void (state.isBusy || sendAnswer(state)),
    again: () => setState({ email: state.email, code: '' }),
  }
}
