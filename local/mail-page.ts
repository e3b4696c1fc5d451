import type { DeliveredMail } from './mail.ts'

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

const escape = (text: string): string => text.replace(/[&<>"']/g, (character) => escapes[character] ?? '')

const withLinks = (escaped: string): string =>
  escaped.replace(/https?:\/\/[^\s<]+?(?=[.,;:)]*(\s|$))/g, (url) => `<a href="${url}" target="_blank">${url}</a>`)

const style =
  'body{font:16px/1.5 system-ui;max-width:60rem;margin:2rem auto;padding:0 1rem;color-scheme:light dark}' +
  'table{border-collapse:collapse;width:100%}td{padding:.25rem .75rem .25rem 0;vertical-align:top;border-bottom:1px solid #8884}' +
  'pre{white-space:pre-wrap;overflow-wrap:anywhere}iframe{width:100%;height:30rem;border:1px solid #8888;background:#fff}'

/** What a browser may do on the mail pages: show them, and nothing that a mail brings along. */
export const mailPolicy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri *; frame-ancestors 'none'"

const page = (title: string, body: string): string =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>${escape(title)}</title><style>${style}</style>${body}</html>`

const row = ({ id, at, to, subject }: DeliveredMail): string =>
  `<tr><td>${escape(at.slice(0, 19).replace('T', ' '))}<td>${escape(to.join(', '))}<td><a href="/_mail/${encodeURIComponent(id)}">${escape(subject || '(no subject)')}</a></tr>`

/** The newest mails as a page; `mails` is newest first. */
export const mailListPage = (mails: readonly DeliveredMail[], shown = 500): string =>
  page(
    'Delivered mail',
    `<h1>Delivered mail</h1><p>${mails.length} in all${mails.length > shown ? `, the newest ${shown} shown` : ''}. Only the local stage has this page.</p><table>${mails.slice(0, shown).map(row).join('')}</table>`,
  )

// The frame has an origin of its own and runs no scripts; the base makes its links open in a window of their own.
const htmlView = (html: string): string =>
  `<h2>HTML</h2><iframe sandbox="allow-popups allow-popups-to-escape-sandbox" title="HTML part" srcdoc="${escape(`<base target="_blank">${html}`)}"></iframe>`

/** One mail as a page: its text, and its HTML part in a sandbox. */
export const mailPage = ({ from, to, subject, text, html, at }: DeliveredMail): string =>
  page(
    subject,
    `<p><a href="/_mail">Delivered mail</a></p><h1>${escape(subject)}</h1>` +
      `<p>From ${escape(from)}<br>To ${escape(to.join(', '))}<br>${escape(at)}</p>` +
      `<h2>Text</h2><pre>${withLinks(escape(text))}</pre>${html === undefined ? '' : htmlView(html)}`,
  )
