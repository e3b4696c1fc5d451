/** @typedef {{ readonly invitation: string, readonly secret: string }} Link */

/**
 * The invitation and the secret in a link's fragment, `#<invitation>.<secret>`; undefined where it is no such fragment.
 * @param {string} fragment
 * @returns {Link | undefined}
 */
export const linkIn = (fragment) => {
  const text = fragment.replace(/^#/, '')
  const dot = text.lastIndexOf('.')
  const [invitation, secret] = [text.slice(0, dot), text.slice(dot + 1)]
  return dot > 0 && secret !== '' ? { invitation, secret } : undefined
}

/**
 * The application that an invitation belongs to, the first part of its id; undefined for one into a registered cluster, which begins with `c`.
 * @param {string} invitation
 * @returns {string | undefined}
 */
export const applicationOf = (invitation) => {
  const [first = ''] = invitation.split('~')
  return first === 'c' ? undefined : first
}
