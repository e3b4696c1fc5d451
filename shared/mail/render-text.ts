import type { Part } from './letter.ts'
import type { Page } from './page.ts'

const partText = (part: Part): string => {
  if ('paragraph' in part) return part.paragraph
  if ('list' in part) return part.list.map((line) => `- ${line}`).join('\n')
  if ('figures' in part) return part.figures.map(([label, value]) => `${label}: ${value}`).join('\n')
  return 'code' in part ? `    ${part.code}` : `${part.action}:\n${part.href}`
}

/** A mail as plain text: blocks with an empty line between, every link on a line of its own. */
export const renderText = (page: Page): string =>
  [
    page.greeting,
    ...page.letter.happened.map(partText),
    ...page.sections.map(({ title, text }) => `${title}:\n${text}`),
    ...page.ways.map(({ sentence, inText }) => `${sentence}\n${inText}`),
    `${page.help} ${page.helpAddress}\n${page.body}\n${page.automatic}`,
  ].join('\n\n')
