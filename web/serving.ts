/** The page behind each address, a file of web/pages; CloudFront and the local web server both go by it. */
export const pageRoutes: Readonly<Record<string, string>> = {
  '/': 'index.html',
  '/i': 'i.html',
  '/a': 'a.html',
  '/e': 'e.html',
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
