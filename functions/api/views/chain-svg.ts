import type { ChainContent, Stage } from '../../../shared/domain/chain/chain.ts'
import { layersOf } from '../../../shared/domain/chain/layers.ts'
import { filling } from '../../../shared/domain/chain/standing.ts'
import type { Language } from '../../../shared/domain/organisation.ts'
import { html, type Html } from '../../../shared/mail/html.ts'
import type { ChainRead } from '../../../shared/use-cases/read-chain.ts'

const BOX = { width: 200, height: 84, right: 70, below: 26, margin: 20, letters: 26, lines: 3 } as const

const words = {
  en: { chain: 'Cooperation chain', nobody: 'nobody yet', stages: 'stages', links: 'links', to: 'hands on to' },
  ru: { chain: 'Цепочка кооперации', nobody: 'пока никто', stages: 'этапов', links: 'связей', to: 'передаёт на' },
} as const satisfies Record<Language, object>

/** Whether XML can hold a letter: control characters, halves of letters and non-characters it cannot, however they are escaped. */
const isReadable = (letter: string): boolean => !/^[\p{Cc}\p{Cs}\ufffe\uffff]$/u.test(letter) || letter === '\n'

const readable = (text: string): string => Array.from(text).filter(isReadable).join('')

const wrapped = (text: string): readonly string[] => {
  const lines: string[] = []
  for (const word of readable(text).split(/\s+/)) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + word.length < BOX.letters) lines[lines.length - 1] = `${last} ${word}`
    else for (let at = 0; at < word.length; at += BOX.letters) lines.push(word.slice(at, at + BOX.letters))
  }
  return lines.length <= BOX.lines
    ? lines
    : [...lines.slice(0, BOX.lines - 1), `${(lines[BOX.lines - 1] ?? '').slice(0, BOX.letters - 1)}…`]
}

type Place = { readonly x: number; readonly y: number }

const placesOf = (content: ChainContent): ReadonlyMap<string, Place> =>
  new Map(
    layersOf(content).flatMap((layer, column) =>
      layer.map((id, row): [string, Place] => [
        id,
        { x: BOX.margin + column * (BOX.width + BOX.right), y: BOX.margin + row * (BOX.height + BOX.below) },
      ]),
    ),
  )

const boxOf = (stage: Stage, { x, y }: Place, names: string): Html => {
  const lines = [...wrapped(stage.title)]
  const texts = lines.map(
    (line, at) => html`<tspan x="${String(x + 10)}" y="${String(y + 20 + at * 16)}">${line}</tspan>`,
  )
  const [who = ''] = wrapped(names)
  return html`<g
    ><title>${readable(`${stage.title}: ${names}`)}</title
    ><rect
      x="${String(x)}"
      y="${String(y)}"
      width="${String(BOX.width)}"
      height="${String(BOX.height)}"
      rx="6"
      fill="#fff"
      stroke="#1f3d5a"
    /><text font-weight="bold">${texts}</text
    ><text x="${String(x + 10)}" y="${String(y + 74)}" fill="#444">${who}</text></g
  >`
}

const lineOf = (from: Place, to: Place, hasEvidence: boolean): Html => {
  const [x1, y1, x2, y2] = [from.x + BOX.width, from.y + BOX.height / 2, to.x, to.y + BOX.height / 2]
  const middle = (x1 + x2) / 2
  const path = `M${x1} ${y1}C${middle} ${y1} ${middle} ${y2} ${x2} ${y2}`
  return html`<path
    d="${path}"
    fill="none"
    stroke="#1f3d5a"
    stroke-dasharray="${hasEvidence ? 'none' : '5 4'}"
    marker-end="url(#end)"
  />`
}

const describe = ({ stages, links }: ChainContent, language: Language): string => {
  const say = words[language]
  const title = (id: string) => stages.find((stage) => stage.id === id)?.title ?? id
  const handing = links.map(({ from, to }) => `${title(from)} ${say.to} ${title(to)}`)
  return readable(`${stages.length} ${say.stages}, ${links.length} ${say.links}. ${handing.join('. ')}`)
}

/** A chain as a drawing in layers from left to right: links without evidence are dashed, members are named; with a title and a description for who cannot see it. */
export const chainAsSvg = ({ chain, standings, organisations }: ChainRead, language: Language): string => {
  const places = placesOf(chain)
  const namesOf = (stage: Stage): string => {
    const keys = [...new Set(filling(stage, standings).map(({ organisation }) => organisation))]
    return keys.map((key) => organisations.get(key)?.name ?? key).join(', ') || words[language].nobody
  }
  const boxes = chain.stages.flatMap((stage) => {
    const place = places.get(stage.id)
    return place ? [boxOf(stage, place, namesOf(stage))] : []
  })
  const lines = chain.links.flatMap(({ from, to, evidence }) => {
    const [one, other] = [places.get(from), places.get(to)]
    return one && other ? [lineOf(one, other, evidence !== 'none')] : []
  })
  const width = Math.max(0, ...[...places.values()].map(({ x }) => x)) + BOX.width + BOX.margin
  const height = Math.max(0, ...[...places.values()].map(({ y }) => y)) + BOX.height + BOX.margin
  return html`<svg
    xmlns="http://www.w3.org/2000/svg"
    role="img"
    aria-labelledby="title about"
    lang="${language}"
    width="${String(width)}"
    height="${String(height)}"
    viewBox="0 0 ${String(width)} ${String(height)}"
    font-family="sans-serif"
    font-size="13"
  >
    <title id="title">${words[language].chain}: ${readable(chain.title)}</title>
    <desc id="about">${describe(chain, language)}</desc>
    <defs>
      <marker id="end" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" orient="auto">
        <path d="M0 0L8 4L0 8z" fill="#1f3d5a" />
      </marker>
    </defs>
    ${lines}${boxes}
  </svg>`.html
}
