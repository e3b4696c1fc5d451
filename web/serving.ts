/** The small pages, each by its address: files of web/pages, for who comes by a link in a mail and need not sign in. */
export const pageRoutes: Readonly<Record<string, string>> = {
  '/i': 'i.html',
  '/e': 'e.html',
  '/u': 'u.html',
}

/** The page of the portal, which is behind every other address that names no file. */
export const portalPage = 'app.html'

/** The file of the site behind an address, from its root; CloudFront goes by the same rule, and so does the local web server. */
export const fileOf = (address: string): string => {
  const page = Object.hasOwn(pageRoutes, address) ? pageRoutes[address] : undefined
  if (page) return page
  const last = address.slice(address.lastIndexOf('/') + 1)
  return last.includes('.') ? address.slice(1) : portalPage
}

/** Headers of every page and asset: pages load nothing but what this site serves, appear in no frame, and tell no other site where one came from. */
export const securityHeaders = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'strict-transport-security': 'max-age=63072000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
} as const
