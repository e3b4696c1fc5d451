import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import '../assets/styles/tokens.css'
import '../assets/styles/fonts.css'
import '../assets/styles/base.css'
import '../assets/styles/parts.css'
import './styles/frame.css'
import './styles/parts.css'
import { NotLoaded, NotSignedIn, Problem, Unreachable } from './api/problem.ts'
import { Portal } from './portal.tsx'

/** What a page shows in words is an error for its authors only where it is neither a refusal nor a lost connection. */
const tell = (error: unknown): void => {
  if ([NotSignedIn, Problem, Unreachable, NotLoaded].some((kind) => error instanceof kind)) return
  reportError(error)
}

const root = document.querySelector('#portal')
if (root)
  createRoot(root, { onCaughtError: tell }).render(
    <StrictMode>
      <Portal />
    </StrictMode>,
  )
