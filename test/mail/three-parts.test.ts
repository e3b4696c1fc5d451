import { describe, expect, it } from 'vitest'
import { mailTemplateSchema, type MailTemplate } from '../../shared/domain/mail.ts'
import { languageSchema, type Language } from '../../shared/domain/organisation.ts'
import { writer } from '../../shared/mail/compose.ts'
import type { MailFacts } from '../../shared/mail/facts.ts'
import type { Letter, Part } from '../../shared/mail/letter.ts'
import { someFacts } from '../support/mail-facts.ts'

// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- it ties a kind's facts to that kind's letter
const letterOf = <Template extends MailTemplate>(template: Template, language: Language, variant: number): Letter => {
  const { letters, words } = writer(language, { timeZone: 'Europe/Moscow' })
  return letters[template](someFacts[template][variant] as MailFacts[Template], words)
}

const everyLetter = mailTemplateSchema.options.flatMap((template) =>
  someFacts[template].map((_, variant) => ({ template, variant })),
)

const kindOf = (part: Part): string => Object.keys(part)[0]!
const paragraphsOf = ({ happened }: Letter) => happened.flatMap((part) => ('paragraph' in part ? [part.paragraph] : []))

/** A sentence that is whole: it has words, and an end. */
const SENTENCE = /\p{L}{2,}.*[.!?:”»)]$/su

/** Whose turn it is: what stands before the first comma, colon or full stop. */
const whoseTurn = ({ turn }: Letter): string => turn.split(/[.,:]/)[0]!.trim()

describe.each(everyLetter)('the letter $template ($variant)', ({ template, variant }) => {
  const letters = languageSchema.options.map((language) => letterOf(template, language, variant))

  it('says in whole sentences what happened, what comes next and whose turn it is, each for itself', () => {
    for (const letter of letters) {
      const [happened] = paragraphsOf(letter)
      const parts = [happened ?? '', letter.next, letter.turn]
      for (const part of parts) expect(part.trim()).toMatch(SENTENCE)
      expect(new Set(parts).size).toBe(3)
      expect(letter.subject).not.toBe(happened)
    }
  })

  it('is built alike in both languages', () => {
    const [en, ru] = letters.map(({ happened, invites }) => ({
      parts: happened.map(kindOf),
      lists: happened.map((part) => ('list' in part ? part.list.length : 'figures' in part ? part.figures.length : 0)),
      invites,
    }))
    expect(en).toEqual(ru)
  })
})

describe('whose turn it is', () => {
  it('is one of a few in every letter, and the same in both languages', () => {
    const pairs = everyLetter.map(({ template, variant }) => {
      const [en, ru] = languageSchema.options.map((language) => whoseTurn(letterOf(template, language, variant)))
      return `${en} = ${ru}`
    })
    const distinct = [...new Set(pairs)]
    for (const side of [0, 1])
      expect(new Set(distinct.map((pair) => pair.split(' = ')[side])).size).toBe(distinct.length)
    expect(distinct.length).toBeLessThan(10)
  })
})
