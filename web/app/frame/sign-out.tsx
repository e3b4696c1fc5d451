import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { signOut } from '../api/session.ts'
import { useLanguage } from '../i18n/language.ts'
import { Button } from '../parts/button.tsx'
import { Trouble } from '../parts/trouble.tsx'
import { useFrameTexts } from '../texts/frame.ts'

/** The way out: signs out and forgets everything that was read. */
export const SignOut = () => {
  const { language } = useLanguage()
  const queries = useQueryClient()
  const [state, setState] = useState<{ readonly isBusy: boolean; readonly error?: unknown }>({ isBusy: false })
  const leave = async (): Promise<void> => {
    setState({ isBusy: true })
    try {
      await signOut({ language })
    } catch (error) {
      return setState({ isBusy: false, error })
    }
    queries.clear()
    location.assign('/')
  }
  return (
    <>
      <Button kind="bare" busy={state.isBusy} press={() => void leave()}>
        {useFrameTexts().signOut}
      </Button>
      <Trouble error={state.error} />
    </>
  )
}
