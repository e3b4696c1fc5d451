import { en } from '../texts/en.js'
import { ru } from '../texts/ru.js'
import { remember, remembered } from './remembered.js'

/** @typedef {'en' | 'ru'} Language */
/** @import { Texts } from '../texts/en.js' */

const NAME = 'consort.language'
const catalogues = { en, ru }

/**
 * The first language of ours among those that a reader likes; English where there is none.
 * @param {readonly string[]} liked language tags, the best first
 * @returns {Language}
 */
export const preferred = (liked) => {
  const known = liked.map((tag) => tag.toLowerCase().split('-')[0]).find((tag) => tag === 'ru' || tag === 'en')
  return known === 'ru' ? 'ru' : 'en'
}

/**
 * The language of the page: the reader's choice, else the browser's.
 * @returns {Language}
 */
export const language = () => {
  const chosen = remembered(NAME)
  return chosen === 'en' || chosen === 'ru' ? chosen : preferred(navigator.languages)
}

/**
 * Remembers the reader's choice, in this browser.
 * @param {Language} chosen
 */
export const choose = (chosen) => remember(NAME, chosen)

/**
 * All texts in a language.
 * @param {Language} chosen
 * @returns {Texts}
 */
export const textsIn = (chosen) => catalogues[chosen]
