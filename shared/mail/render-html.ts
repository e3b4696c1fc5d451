import { html, type Html } from './html.ts'
import type { Part } from './letter.ts'
import { mailto } from './mailto.ts'
import type { Page } from './page.ts'

const paragraph = (text: string | Html): Html => html`<p style="margin:0 0 16px">${text}</p>`

const figure = ([label, value]: readonly [string, string]): Html =>
  html`<tr>
    <td style="padding:0 16px 4px 0;vertical-align:top;color:#555">${label}</td>
    <td style="padding:0 0 4px">${value}</td>
  </tr>`

const partHtml = (part: Part): Html => {
  if ('paragraph' in part) return paragraph(part.paragraph)
  if ('list' in part)
    return html`<ul style="margin:0 0 16px">
      ${part.list.map((line) => html`<li>${line}</li>`)}
    </ul>`
  if ('figures' in part)
    return html`<table role="presentation" style="margin:0 0 16px;border-collapse:collapse">
      ${part.figures.map(figure)}
    </table>`
  if ('code' in part)
    return html`<p style="margin:0 0 16px;font:bold 28px/1.3 monospace;letter-spacing:4px">${part.code}</p>`
  return paragraph(
    html`<a
      href="${part.href}"
      style="display:inline-block;padding:10px 18px;background:#1f4e8c;color:#fff;text-decoration:none"
      >${part.action}</a
    >`,
  )
}

const section = ({ title, text }: Page['sections'][number]): Html =>
  html`<p style="margin:0 0 16px"><strong>${title}</strong><br />${text}</p>`

const way = ({ sentence, link, href }: Page['ways'][number]): Html =>
  html`<p style="margin:0 0 8px">${sentence} <a href="${href}">${link}</a></p>`

/** A mail as an HTML page without anything that would be fetched from elsewhere; all that it says is escaped. */
export const renderHtml = (page: Page): string =>
  html`<!doctype html>
    <html lang="${page.language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>${page.letter.subject}</title>
      </head>
      <body style="margin:0;padding:24px;font:16px/1.5 sans-serif;color:#1a1a1a;background:#fff">
        <div style="max-width:640px">
          ${paragraph(page.greeting)} ${page.letter.happened.map(partHtml)} ${page.sections.map(section)}
          <div style="border-top:1px solid #ccc;padding-top:16px;font-size:14px;color:#555">
            ${page.ways.map(way)}
            <p style="margin:0">
              ${page.help} <a href="${mailto(page.helpAddress)}">${page.helpAddress}</a
              ><br />${page.body}<br />${page.automatic}
            </p>
          </div>
        </div>
      </body>
    </html> `.html
