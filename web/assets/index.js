import { el } from './lib/dom.js'
import { heading, show } from './lib/page.js'

show(({ texts: { start } }) => ({
  title: start.title,
  content: [
    el(
      'div',
      { class: 'stack' },
      el('div', { class: 'top' }, heading(start.title), el('p', {}, start.intro)),
      el(
        'div',
        { class: 'row answers' },
        el('a', { class: 'button main', href: '/a' }, start.applications),
        el('a', { class: 'button', href: '/api/openapi.json' }, start.api),
      ),
      el(
        'section',
        { class: 'tight' },
        el('h2', {}, start.how),
        el(
          'ol',
          { class: 'steps' },
          ...start.steps.map(({ title, text }) =>
            el('li', {}, el('strong', {}, title), el('p', { class: 'quiet' }, text)),
          ),
        ),
      ),
      el('section', { class: 'tight' }, el('h2', {}, start.invitedTitle), el('p', {}, start.invited)),
    ),
  ],
}))
