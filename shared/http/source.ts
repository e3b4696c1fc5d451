/** The first 64 bits of an IPv6 address: what one customer of a network usually has. */
const networkOf = (address: string): string => {
  const [before = '', after] = address.split('::')
  const groups = before === '' ? [] : before.split(':')
  const tail = after === undefined || after === '' ? [] : after.split(':')
  const filled = [
    ...groups,
    ...Array.from({ length: Math.max(0, 8 - groups.length - tail.length) }, () => '0'),
    ...tail,
  ]
  return `${filled.slice(0, 4).join(':')}::/64`
}

/**
 * Where a request comes from, for limits: the IPv4 address or the IPv6 network that the edge saw. The edge and then the gateway
 * append to `x-forwarded-for`, so of what is there only the last but one is not the caller's own word.
 */
export const sourceOf = (headers: { readonly [name: string]: string | undefined }): string => {
  const seen = (headers['x-forwarded-for'] ?? '').split(',').map((text) => text.trim().toLowerCase())
  const address = seen.at(-2) ?? seen.at(-1)
  if (!address) return 'unknown'
  return address.includes(':') ? networkOf(address) : address
}
