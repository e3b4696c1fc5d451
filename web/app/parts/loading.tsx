import { useFrameTexts } from '../texts/frame.ts'

/** The outline of a page, which appears after 300 ms. */
export const Outline = () => (
  <div className="outline" aria-hidden="true">
    <i />
    <i />
    <i />
    <i />
  </div>
)

/** The outline, and for who does not see it the word that something is loading. */
export const Loading = () => (
  <>
    <p className="unseen" role="status">
      {useFrameTexts().loading}
    </p>
    <Outline />
  </>
)
