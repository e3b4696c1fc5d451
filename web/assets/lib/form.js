import { el } from './dom.js'

/**
 * A labelled field with a hint and, where its value is wrong, what would be right.
 * @param {{ readonly id: string, readonly label: string, readonly hint?: string, readonly wrong?: string | undefined, readonly input: HTMLElement }} parts
 */
export const field = ({ id, label, hint, wrong, input }) => {
  const described = [hint && `${id}-hint`, wrong && `${id}-wrong`].filter(Boolean).join(' ')
  input.id = id
  if (described) input.setAttribute('aria-describedby', described)
  if (wrong) input.setAttribute('aria-invalid', 'true')
  return el(
    'div',
    { class: 'field' },
    el('label', { for: id }, label),
    hint !== undefined && el('p', { id: `${id}-hint`, class: 'small quiet' }, hint),
    input,
    wrong !== undefined && el('p', { id: `${id}-wrong`, class: 'small wrong' }, wrong),
  )
}

/**
 * A button that says what happens; while `busy` it stays in reach of the keyboard and does nothing.
 * @param {{ readonly text: string, readonly kind?: 'main' | 'bare', readonly submits?: boolean, readonly busy?: boolean, readonly onclick?: () => void }} parts
 */
export const button = ({ text, kind, submits = false, busy = false, onclick }) =>
  el(
    'button',
    {
      type: submits ? 'submit' : 'button',
      class: kind === undefined ? 'button' : `button ${kind}`,
      'aria-disabled': busy ? 'true' : undefined,
      onclick: (event) => {
        if (busy) event.preventDefault()
        else onclick?.()
      },
    },
    text,
  )
