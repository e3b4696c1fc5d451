import type { Language } from '../domain/organisation.ts'

const wanted = (part: string): { readonly tag: string; readonly weight: number } => {
  const [tag = '', ...parameters] = part.split(';').map((text) => text.trim().toLowerCase())
  const quality = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2)
  const weight = quality === undefined ? 1 : Number(quality)
  return { tag, weight: Number.isNaN(weight) ? 0 : weight }
}

const spoken = (tag: string): Language | undefined => {
  const primary = tag.split('-')[0]
  if (primary === 'ru') return 'ru'
  return primary === 'en' || primary === '*' ? 'en' : undefined
}

/** The language of ours that a caller likes best, by `Accept-Language` (RFC 9110, 12.5.4); English where it says nothing of use. */
export const negotiate = (acceptLanguage: string | undefined): Language => {
  const liked = (acceptLanguage ?? '')
    .split(',')
    .map(wanted)
    .filter(({ weight }) => weight > 0)
    .toSorted((a, b) => b.weight - a.weight)
  return liked.map(({ tag }) => spoken(tag)).find((language) => language !== undefined) ?? 'en'
}
