import { Problem, Unreachable } from '../api/problem.ts'
import { useFrameTexts, type FrameTexts } from '../texts/frame.ts'
import { Sign } from './sign.tsx'

/** What stood against a command, in a sentence with its remedy. */
export const sentenceOf = (error: unknown, { unreachable, failed }: FrameTexts): string => {
  if (error instanceof Unreachable) return unreachable.unsure
  return error instanceof Problem && error.message !== '' ? error.message : failed.sentence
}

/** Says beside a command what stood against it; nothing where nothing did. */
export const Trouble = ({ error }: { readonly error: unknown }) => {
  const texts = useFrameTexts()
  if (error === undefined) return null
  return (
    <div className="notice no" role="alert">
      <Sign tone="no" />
      <p>{sentenceOf(error, texts)}</p>
    </div>
  )
}
