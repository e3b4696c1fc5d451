/** A link that begins a mail to an address, with this subject (RFC 6068). */
export const mailto = (address: string, subject?: string): string =>
  `mailto:${address}${subject === undefined ? '' : `?subject=${encodeURIComponent(subject)}`}`
