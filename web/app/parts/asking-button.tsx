import { useState, type ComponentProps } from 'react'
import { Button } from './button.tsx'
import { ReasonDialog } from './reason-dialog.tsx'

type Props = Omit<ComponentProps<typeof ReasonDialog>, 'run' | 'close'> & {
  /** What the button says that asks; what the answer does, if nothing else. */
  readonly opens?: string
  readonly main?: boolean
  readonly name?: string
  /** Gives the command, with how to take the question away once it is done. */
  readonly run: (text: string, close: () => void) => void
}

/** A button that asks for the words of a command before it gives it. */
export const AskingButton = ({ opens, main = false, name, run, ...question }: Props) => {
  const [isAsking, setAsking] = useState(false)
  const close = () => setAsking(false)
  return (
    <>
      <Button
        {...(main ? { kind: 'main' } : {})}
        {...(name === undefined ? {} : { label: name })}
        press={() => setAsking(true)}
      >
        {opens ?? question.act}
      </Button>
      {isAsking && <ReasonDialog {...question} run={(text) => run(text, close)} close={close} />}
    </>
  )
}
