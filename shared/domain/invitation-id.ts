/** An invitation's public id, from its application and organisation: `<applicationId>~<scheme>~<value>`; safe in a path. */
export const invitationId = (applicationId: string, organisationKey: string): string =>
  `${applicationId}~${organisationKey.replace(':', '~')}`

/** The application and organisation of an invitation's id; undefined if it is none. */
export const parseInvitationId = (
  id: string,
): { readonly applicationId: string; readonly organisation: string } | undefined => {
  const [applicationId, scheme, value, ...rest] = id.split('~')
  if (!applicationId || !scheme || !value || rest.length > 0) return undefined
  return { applicationId, organisation: `${scheme}:${value}` }
}

/** The public id of an invitation into a registered cluster: `c~<clusterId>~<scheme>~<value>`. */
export const clusterInvitationId = (clusterId: string, organisationKey: string): string =>
  `c~${invitationId(clusterId, organisationKey)}`

/** The cluster and organisation of such an id; undefined if it is none. */
export const parseClusterInvitationId = (
  id: string,
): { readonly clusterId: string; readonly organisation: string } | undefined => {
  const parts = id.startsWith('c~') ? parseInvitationId(id.slice(2)) : undefined
  return parts && { clusterId: parts.applicationId, organisation: parts.organisation }
}
