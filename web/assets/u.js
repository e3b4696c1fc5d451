import { ask, Problem } from './lib/api.js'
import { button } from './lib/form.js'
import { obstacle, show, showLoading } from './lib/page.js'
import { showFailure } from './parts/failure.js'

/** @import { Unsubscribe, Unsubscribed } from '../replies.ts' */
/** @import { Texts } from './texts/en.js' */

const address = () => `/api/unsubscribe?token=${encodeURIComponent(location.hash.slice(1))}`

/**
 * What a link stops, as the texts name it.
 * @param {Unsubscribe['space']} space
 * @returns {'everywhere' | 'space'}
 */
const rangeOf = (space) => (space === 'everywhere' ? 'everywhere' : 'space')

/** @param {'title' | 'nowhere'} what @param {(texts: Texts['stop']) => string} sentence */
const showResult = (what, sentence) =>
  show(({ texts: { stop } }) => obstacle({ title: stop[what], sentence: sentence(stop) }), { focus: true })

const leadsNowhere = () => showResult('nowhere', ({ nowhereHelp }) => nowhereHelp)

/** @param {unknown} error @param {() => Promise<void>} again */
const failed = (error, again) =>
  error instanceof Problem && (error.status === 404 || error.status === 400)
    ? leadsNowhere()
    : showFailure(error, () => void again())

/** Only this changes anything; it may be done twice. */
const stop = async () => {
  showLoading()
  try {
    /** @type {Unsubscribed} */
    const { space } = await ask('POST', address(), { body: {} })
    showResult('title', ({ stopped }) => stopped[rangeOf(space)])
  } catch (error) {
    failed(error, stop)
  }
}

const begin = async () => {
  if (location.hash.length < 2) return leadsNowhere()
  showLoading()
  try {
    /** @type {Unsubscribe} */
    const { space } = await ask('GET', address())
    show(
      ({ texts: { stop: texts } }) =>
        obstacle({
          title: texts.title,
          sentence: texts.question[rangeOf(space)],
          actions: [button({ text: texts.confirm, kind: 'main', onclick: () => void stop() })],
        }),
      { focus: true },
    )
  } catch (error) {
    failed(error, begin)
  }
}

addEventListener('hashchange', () => void begin())
void begin()
