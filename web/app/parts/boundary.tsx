import { useQueryErrorResetBoundary } from '@tanstack/react-query'
import { Component, type ReactNode } from 'react'
import { NotLoaded, Problem, Unreachable } from '../api/problem.ts'
import { useFrameTexts } from '../texts/frame.ts'
import { Button } from './button.tsx'
import { Obstacle } from './obstacle.tsx'

type Props = {
  readonly children: ReactNode
  readonly show: (error: unknown, again: () => void) => ReactNode
  /** Another value makes it try again. */
  readonly at?: string
}
type State = { readonly caught: { readonly error: unknown; readonly at: string | undefined } | undefined }

/** Catches what the parts below throw and shows that instead, until it is told to try again or the page is another. */
export class Boundary extends Component<Props, State> {
  override state: State = { caught: undefined }

  static getDerivedStateFromError(error: unknown): State {
    return { caught: { error, at: undefined } }
  }

  static getDerivedStateFromProps({ at }: Props, { caught }: State): State | null {
    if (!caught) return null
    if (caught.at === undefined) return { caught: { ...caught, at: at ?? '' } }
    return caught.at === (at ?? '') ? null : { caught: undefined }
  }

  override render(): ReactNode {
    const { caught } = this.state
    return caught ? this.props.show(caught.error, () => this.setState({ caught: undefined })) : this.props.children
  }
}

/** Reloads the page, unless the browser would then show that it cannot. */
const reloadWhereItAnswers = async (): Promise<void> => {
  const answers = await fetch('/api/health').then(
    () => true,
    () => false,
  )
  if (answers) location.reload()
}

/** Says why a page could not be had, and offers to try again. */
export const Failure = ({ error, again }: { readonly error: unknown; readonly again: () => void }) => {
  const texts = useFrameTexts()
  const { reset } = useQueryErrorResetBoundary()
  if (error instanceof Problem && error.status === 404) return <NotFound />
  const isLost = error instanceof Unreachable || error instanceof NotLoaded
  const { title, sentence } = isLost ? texts.unreachable : texts.failed
  const said = error instanceof Problem && error.message !== '' ? error.message : sentence
  const retry = () => {
    if (error instanceof NotLoaded) return void reloadWhereItAnswers()
    reset()
    again()
  }
  return (
    <Obstacle title={title} sentence={said}>
      <Button kind="main" press={retry}>
        {texts.retry}
      </Button>
    </Obstacle>
  )
}

/** Says that there is nothing at this address, for this reader. */
export const NotFound = () => {
  const { notFound } = useFrameTexts()
  return (
    <Obstacle title={notFound.title} sentence={notFound.sentence}>
      <a className="button" href="/">
        {notFound.toHome}
      </a>
    </Obstacle>
  )
}
