import { Problem, Unreachable } from '../lib/api.js'
import { button } from '../lib/form.js'
import { obstacle, show, showLoading } from '../lib/page.js'

/**
 * Says that a page could not be had, and offers to try `again`. What is neither a refusal nor a broken connection is our own mistake
 * and is thrown on, so that it is seen.
 * @param {unknown} error
 * @param {() => void} again
 */
export const showFailure = (error, again) => {
  const retry = () => {
    showLoading()
    again()
  }
  show(
    ({ texts }) => {
      const { title, sentence } = error instanceof Unreachable ? texts.unreachable : texts.failed
      const said = error instanceof Problem && error.message !== '' ? error.message : sentence
      return obstacle({ title, sentence: said, actions: [button({ text: texts.retry, kind: 'main', onclick: retry })] })
    },
    { focus: true },
  )
  if (!(error instanceof Problem) && !(error instanceof Unreachable)) throw error
}
