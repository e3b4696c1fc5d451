import type { InputSentence } from '../../http/input-sentence.ts'

const units: { readonly [origin: string]: string } = { string: ' (знаков)', array: ' (записей)', set: ' (записей)' }

/** What is wrong with a value that somebody sent, in Russian; undefined where the schema says it better itself. */
export const ru: InputSentence = (issue) => {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'не указано' : `должно иметь тип ${issue.expected}`
    case 'too_big':
      return `должно быть не больше ${issue.maximum}${units[issue.origin] ?? ''}`
    case 'too_small':
      return `должно быть не меньше ${issue.minimum}${units[issue.origin] ?? ''}`
    case 'invalid_format':
      return `должно быть записано как ${issue.format === 'regex' ? issue.pattern : issue.format}`
    case 'not_multiple_of':
      return `должно делиться на ${issue.divisor}`
    case 'unrecognized_keys':
      return 'здесь не предусмотрено'
    case 'invalid_value':
      return `должно быть одним из: ${issue.values.map(String).join(', ')}`
    case 'invalid_union':
    case 'invalid_key':
    case 'invalid_element':
      return 'не соответствует ни одному из ожидаемых видов'
    case 'custom':
      return undefined
  }
}
