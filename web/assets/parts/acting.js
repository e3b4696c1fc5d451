import { el } from '../lib/dom.js'
import { button } from '../lib/form.js'

/** @import { Me } from '../../replies.ts' */
/** @import { Words } from '../lib/page.js' */

/**
 * For whom the reader acts, to choose where there are several, and the way out.
 * @param {Words} words
 * @param {{ readonly me: Me, readonly acting: string }} visit
 * @param {{ choose: (organisation: string) => void, leave: () => void }} actions
 */
export const actingPart = ({ texts }, { me, acting }, { choose, leave }) => {
  const out = button({ text: texts.signOut, kind: 'bare', onclick: leave })
  if (me.organisations.length === 0) return [out]
  const select = el('select', { id: 'acting', onchange: () => choose(select.value) })
  for (const { organisation } of me.organisations)
    select.append(el('option', { value: organisation.key, selected: organisation.key === acting }, organisation.name))
  const label = el('label', { for: 'acting', class: 'small quiet' }, texts.actingFor)
  return [el('div', { class: 'acting' }, label, select), out]
}
