import { el, setText } from '../lib/dom.js'
import { placeCounts, placesOf } from '../lib/places.js'

/** @import { Counts } from '../../replies.ts' */
/** @import { Texts } from '../texts/en.js' */
/** @import { Category, Invitee, Place } from '../lib/places.js' */

/** @param {Place} place */
const classOf = ({ state, category }) => `place ${state} ${category ?? ''}`.trim()

/** @param {string} kind @param {string} name */
const legendLine = (kind, name) => el('li', {}, el('i', { class: `place ${kind}` }), name)

/**
 * The legend: the categories that occur, then asked and open where there are any.
 * @param {Texts} texts
 * @param {readonly Place[]} places
 */
const legendOf = ({ application: texts }, places) => {
  /** @type {readonly Category[]} */
  const categories = [...new Set(places.flatMap(({ category }) => category ?? []))]
  /** @param {Place['state']} state */
  const has = (state) => places.some((place) => place.state === state)
  const plainOnes = places.some(({ state, category }) => state === 'confirmed' && category === undefined)
  return [
    ...categories.map((category) => legendLine(`confirmed ${category}`, texts.categories[category].name)),
    ...(plainOnes ? [legendLine('confirmed', texts.places.confirmed)] : []),
    ...(has('asked') ? [legendLine('asked plain', texts.places.asked)] : []),
    ...(has('open') ? [legendLine('open', texts.places.open)] : []),
  ]
}

/**
 * The places as a picture, and a text that says the same. A place that fills keeps its element, so that the change is seen.
 * @param {Texts} texts
 */
export const placesPart = (texts) => {
  const title = el('h2')
  const sentence = el('p', { class: 'small quiet' })
  const list = el('ul', { class: 'places', 'aria-hidden': 'true' })
  const legend = el('ul', { class: 'legend small quiet', 'aria-hidden': 'true' })
  const node = el('section', { class: 'tight' }, el('div', { class: 'row between' }, title, sentence), list, legend)

  /** @param {Counts} counts @param {readonly Invitee[]} invitees @param {boolean} hasGathered */
  const update = (counts, invitees, hasGathered) => {
    const { places: words, categories } = texts.application
    setText(title, hasGathered ? words.title(counts.confirmed, counts.minimum) : words.required(counts.minimum))
    setText(sentence, hasGathered ? words.sentence(placeCounts(counts)) : words.notYet)
    const places = placesOf(counts, invitees)
    while (list.children.length > places.length) list.lastElementChild?.remove()
    places.forEach((place, index) => {
      const cell = list.children[index] ?? list.appendChild(el('li'))
      cell.className = classOf(place)
      setText(cell, place.category === undefined ? '' : categories[place.category].letter)
    })
    legend.replaceChildren(...legendOf(texts, places))
  }
  return { node, update, said: () => `${title.textContent}, ${sentence.textContent}.` }
}
