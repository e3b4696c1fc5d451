/** @import { TimelineEvent } from '../../replies.ts' */

/**
 * A number that an event tells; undefined where it tells none of that name.
 * @param {TimelineEvent} event
 * @param {string} name
 */
export const numberIn = ({ data }, name) => (typeof data[name] === 'number' ? data[name] : undefined)

/**
 * A text that an event tells; undefined where it tells none of that name.
 * @param {TimelineEvent} event
 * @param {string} name
 */
export const textIn = ({ data }, name) => (typeof data[name] === 'string' ? data[name] : undefined)

/**
 * How many words an event lists under a name, such as the rules that a correction is about.
 * @param {TimelineEvent} event
 * @param {string} name
 */
export const wordsIn = (event, name) => (textIn(event, name) ?? '').split(' ').filter(Boolean).length
