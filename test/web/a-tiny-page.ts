import { vi } from 'vitest'

/** As much of an element as the small pages need. */
class TinyElement extends EventTarget {
  readonly tag: string
  children: (TinyElement | string)[] = []
  id = ''
  lang = ''
  title = ''
  private readonly attributes = new Map<string, string>()

  constructor(tag: string) {
    super()
    this.tag = tag
  }
  get firstElementChild(): TinyElement | null {
    return this.children.find((child) => child instanceof TinyElement) ?? null
  }
  get textContent(): string {
    return this.children.map((child) => (typeof child === 'string' ? child : child.textContent)).join(' ')
  }
  setAttribute(name: string, value: string): void {
    this.attributes.set(name, value)
  }
  append(...more: (TinyElement | string)[]): void {
    this.children.push(...more)
  }
  replaceChildren(...all: (TinyElement | string)[]): void {
    this.children = all
  }
  querySelector(tag: string): TinyElement | null {
    return this.all().find((one) => one.tag === tag) ?? null
  }
  focus(): void {}
  /** This element and all below it. */
  all(): readonly TinyElement[] {
    return [this, ...this.children.flatMap((child) => (typeof child === 'string' ? [] : child.all()))]
  }
}

/** Puts a page without a browser in place of the globals that the small pages use; what it shows, and its buttons by their words. */
export const tinyPage = ({ hash, reply }: { hash: string; reply: (method: string, path: string) => Response }) => {
  const body = new TinyElement('body')
  const main = new TinyElement('main')
  body.append(main)
  const asked: string[] = []
  vi.stubGlobal('HTMLElement', TinyElement)
  vi.stubGlobal('document', {
    body,
    documentElement: new TinyElement('html'),
    activeElement: undefined,
    createElement: (tag: string) => new TinyElement(tag),
    createElementNS: (_: string, tag: string) => new TinyElement(tag),
    querySelector: (selector: string) => (selector === 'main' ? main : null),
    getElementById: () => null,
  })
  vi.stubGlobal('location', { hash, origin: 'https://consort.example' })
  vi.stubGlobal('navigator', { languages: ['en'] })
  vi.stubGlobal('addEventListener', () => {})
  vi.stubGlobal('fetch', async (path: string, { method }: { method: string }) => {
    asked.push(`${method} ${path}`)
    return reply(method, path)
  })
  return {
    asked,
    text: () => main.textContent,
    press: (words: string) => {
      const found = main.all().find((one) => one.tag === 'button' && one.textContent === words)
      if (!found) throw new Error(`there is no button ${words}`)
      found.dispatchEvent(new Event('click'))
    },
  }
}
