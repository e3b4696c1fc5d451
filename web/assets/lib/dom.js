/** @typedef {Node | string | false | undefined} Child */
/** @typedef {string | number | boolean | undefined | ((event: Event) => void)} Value */

/**
 * An element with attributes, listeners (`onclick`, as functions) and children; what is false or undefined is left out.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {{ readonly [name: string]: Value }} [attributes]
 * @param {readonly Child[]} children
 */
export const el = (tag, attributes = {}, ...children) => {
  const node = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') node.addEventListener(name.slice(2), value)
    else if (value !== undefined && value !== false) node.setAttribute(name, value === true ? '' : String(value))
  }
  node.append(...children.filter((child) => child !== undefined && child !== false))
  return node
}

const SVG = 'http://www.w3.org/2000/svg'
const signs = {
  yes: 'M10 1.5a8.5 8.5 0 1 1 0 17 8.5 8.5 0 0 1 0-17M6.3 10.3l2.5 2.5 5-5.4',
  no: 'M10 1.5a8.5 8.5 0 1 1 0 17 8.5 8.5 0 0 1 0-17M7 7l6 6m0-6-6 6',
  wait: 'M10 1.5a8.5 8.5 0 1 1 0 17 8.5 8.5 0 0 1 0-17M10 5.5V10l3 2',
}

/**
 * A sign beside words that say the same.
 * @param {keyof typeof signs} name
 */
export const sign = (name) => {
  const svg = document.createElementNS(SVG, 'svg')
  const path = document.createElementNS(SVG, 'path')
  svg.setAttribute('viewBox', '0 0 20 20')
  svg.setAttribute('class', 'sign')
  svg.setAttribute('aria-hidden', 'true')
  path.setAttribute('d', signs[name])
  svg.append(path)
  return svg
}
