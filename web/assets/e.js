import { ask, Problem } from './lib/api.js'
import { el } from './lib/dom.js'
import { button, field } from './lib/form.js'
import { language } from './lib/language.js'
import { heading, show, showLoading } from './lib/page.js'
import { extractPart } from './parts/extract.js'
import { showFailure } from './parts/failure.js'

/** @import { RegisterExtract } from '../replies.ts' */
/** @import { Words } from './lib/page.js' */

/** @param {string | undefined} wrong a code that leads nowhere */
const showForm = (wrong) =>
  show(
    ({ texts: { extract: texts } }) => {
      const input = el('input', { type: 'text', autocomplete: 'off', spellcheck: 'false', value: wrong ?? '' })
      const wanted = wrong === undefined ? undefined : texts.unknown
      const form = el(
        'form',
        {
          class: 'stack',
          onsubmit: (event) => {
            event.preventDefault()
            location.hash = encodeURIComponent(input.value.trim())
          },
        },
        field({ id: 'code', label: texts.code, hint: texts.hint, wrong: wanted, input }),
        el('div', { class: 'row' }, button({ text: texts.look, kind: 'main', submits: true })),
      )
      const top = el('div', { class: 'top' }, heading(texts.title), el('p', {}, texts.intro))
      return { title: texts.title, content: [top, form] }
    },
    { focus: wrong !== undefined },
  )

/**
 * The extract with its rules as sentences in the language of the page.
 * @param {string} code
 * @returns {Promise<RegisterExtract>}
 */
const read = (code) => ask('GET', `/api/extracts/${encodeURIComponent(code)}`)

const begin = async () => {
  const code = decodeURIComponent(location.hash.slice(1))
  if (code === '') return showForm(undefined)
  showLoading()
  try {
    const spoken = language()
    const extract = await read(code)
    const view = (/** @type {Words} */ words) => {
      // The rules' sentences are the API's: in the other language they are asked for again.
      if (language() !== spoken) void begin()
      return { title: extract.name, content: [extractPart(words, extract)] }
    }
    show(view, { focus: true })
  } catch (error) {
    if (error instanceof Problem && error.status === 404) return showForm(code)
    showFailure(error, () => void begin())
  }
}

addEventListener('hashchange', () => void begin())
void begin()
