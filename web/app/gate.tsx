import { useQueryClient, useQueryErrorResetBoundary } from '@tanstack/react-query'
import { Suspense, type ReactNode } from 'react'
import { NotSignedIn } from './api/problem.ts'
import { Boundary, Failure } from './parts/boundary.tsx'
import { Outline } from './parts/loading.tsx'
import { SignInPage } from './pages/sign-in/page.tsx'
import { Places } from './places.tsx'

/** Lets in who is signed in; shows others the way in, and then the page whose address they had opened. */
export const Gate = () => {
  const { reset } = useQueryErrorResetBoundary()
  const queries = useQueryClient()
  const show = (error: unknown, again: () => void): ReactNode => {
    if (!(error instanceof NotSignedIn))
      return (
        <main className="alone">
          <Failure error={error} again={again} />
        </main>
      )
    const enter = () => {
      reset()
      again()
    }
    return <SignInPage done={enter} forget={() => queries.clear()} />
  }
  return (
    <Suspense
      fallback={
        <main className="alone">
          <Outline />
        </main>
      }
    >
      <Boundary show={show}>
        <Places />
      </Boundary>
    </Suspense>
  )
}
