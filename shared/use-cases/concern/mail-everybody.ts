import type { Cluster } from '../../domain/cluster.ts'
import type { Mail, MailTemplate } from '../../domain/mail.ts'
import type { Moment } from '../../domain/time.ts'
import type { Put } from '../../stores/table.ts'
import { mailAbout } from '../support/cluster-mail.ts'
import { mailMembers } from '../support/mail.ts'

/** A mail to the coordinator of a cluster, and the same to all its other members, each at its contact address. */
export const mailEverybody = (
  cause: string,
  { id: clusterId, coordinator }: Cluster,
  template: MailTemplate,
  now: Moment,
  data: Mail['data'] = {},
): readonly Put[] => [
  mailAbout(clusterId, coordinator, template, cause, now, data),
  mailMembers(`${cause}-${template}-members`, clusterId, template, now, { clusterId, ...data }),
]
