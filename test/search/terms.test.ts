import { describe, expect, it } from 'vitest'
import { taxonomy } from '../../shared/domain/taxonomy.ts'
import { inOneScript, plainLetters, soundOf } from '../../shared/search/letters.ts'
import { segmentsOf } from '../../shared/search/taxonomy-words.ts'
import { termsOf, wordsOf } from '../../shared/search/terms.ts'

const sounds = (...words: readonly string[]) => new Set(words.map(soundOf)).size

describe('how words sound', () => {
  it('is the same in both scripts, however it is transliterated', () => {
    expect(soundOf('микрон')).toBe('mikron')
    expect(sounds('mikron', 'micron', 'микрон')).toBe(1)
    expect(sounds('чейнлорд', 'cheynlord', 'cheinlord')).toBe(1)
    expect(sounds('техносервис', 'tekhnoservis', 'tehnoservis')).toBe(1)
    expect(sounds('щербинка', 'shcherbinka', 'scherbinka')).toBe(1)
    expect(sounds('юлия', 'yuliya', 'juliya')).toBe(1)
    expect(sounds('мерседес', 'mercedes')).toBe(1)
    expect(sounds('графен', 'graphen')).toBe(1)
  })

  it('tells different words apart, and leaves numbers alone', () => {
    expect(sounds('микрон', 'макрон', 'нейрон')).toBe(3)
    expect(soundOf('2200')).toBe('2200')
  })
})

describe('the letters of words', () => {
  it('lose case and accents, but й is no и', () => {
    expect(plainLetters('ЁЛКА Ёж')).toBe('елка еж')
    expect(plainLetters('Société Générale')).toBe('societe generale')
    expect(plainLetters('ЙОД')).toBe('йод')
  })

  it('are of one script: Latin look-alikes in a Cyrillic word become Cyrillic', () => {
    expect(inOneScript('микpoн')).toBe('микрон')
    expect(inOneScript('mikron')).toBe('mikron')
  })
})

const kept = (text: string) => wordsOf(text, 'dropped').map(({ written }) => written)

describe('the terms of a text', () => {
  it('are the same for the forms of a Russian or English word', () => {
    expect(new Set(['технология', 'технологии', 'технологиями'].flatMap(termsOf)).size).toBe(1)
    expect(new Set(['wafer', 'wafers'].flatMap(termsOf)).size).toBe(1)
  })

  it('are without legal forms where those are dropped, long or short, Russian or not', () => {
    expect(kept('ООО «Микрон»')).toEqual(['микрон'])
    expect(kept('ОБЩЕСТВО С ОГРАНИЧЕННОЙ ОТВЕТСТВЕННОСТЬЮ "КВАНТ"')).toEqual(['квант'])
    expect(kept('Infineon Technologies A.G.')).toEqual(['infineon', 'technologies'])
    expect(kept('АО')).toEqual([])
  })
})

describe('the codes that words stand for', () => {
  it('are two at most for each phrase: eight words by two terms and two codes have the bits of a number', () => {
    const phrases = taxonomy.flatMap(({ en, ru }) => [...en, ...ru])
    const most = Math.max(...phrases.flatMap((phrase) => segmentsOf(wordsOf(phrase)).map(({ codes }) => codes.length)))
    expect(8 * (2 + most)).toBeLessThanOrEqual(32)
  })
})
