import type { InputSentence } from '../../http/input-sentence.ts'

const units: { readonly [origin: string]: string } = { string: ' characters', array: ' entries', set: ' entries' }

/** What is wrong with a value that somebody sent, in English; undefined where the schema says it better itself. */
export const en: InputSentence = (issue) => {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'is missing' : `must be of type ${issue.expected}`
    case 'too_big':
      return `must have or be at most ${issue.maximum}${units[issue.origin] ?? ''}`
    case 'too_small':
      return `must have or be at least ${issue.minimum}${units[issue.origin] ?? ''}`
    case 'invalid_format':
      return `must be written as ${issue.format === 'regex' ? issue.pattern : issue.format}`
    case 'not_multiple_of':
      return `must be a multiple of ${issue.divisor}`
    case 'unrecognized_keys':
      return 'is not known here'
    case 'invalid_value':
      return `must be one of: ${issue.values.map(String).join(', ')}`
    case 'invalid_union':
    case 'invalid_key':
    case 'invalid_element':
      return 'does not have any of the expected forms'
    case 'custom':
      return undefined
  }
}
