import * as z from 'zod'
import { otherSide, type Conversation } from '../../domain/conversation.ts'
import { kindOfParty } from '../../domain/party.ts'
import { excerpt } from '../../domain/post.ts'
import { organisationKeySchema } from '../../domain/identifiers/index.ts'
import { isMuted } from '../../domain/invitation-wishes.ts'
import type { Recipient } from '../../domain/mail.ts'
import { isOpenEntry } from '../../domain/board-entry.ts'
import { entryFrom, entryKey, interestKey } from '../../items/board-item.ts'
import { clusterFrom, clusterKey } from '../../items/cluster-item.ts'
import { projectFrom, projectKey } from '../../items/cluster-project-item.ts'
import { conversationFrom, conversationKey, messageFrom, messageKey } from '../../items/conversation-item.ts'
import { wishesOf } from '../support/may-be-invited.ts'
import { nameOf } from './case.ts'
import type { Gatherers, Gathering } from './gathering.ts'

const aboutMessage = z.object({ conversation: z.uuid(), number: z.int().min(1) })
const aboutInterest = z.object({ entry: z.uuid(), interested: organisationKeySchema })

/** A mail carries a whole message of usual length; the rest is read in the service. */
const MOST = 3000

/** Whether the organisation that a mail goes to has muted the one that asks for it. */
const isUnwanted = async (table: Gathering['table'], recipient: Recipient, sender: string): Promise<boolean> =>
  recipient.to === 'organisation' && isMuted((await wishesOf(table, [recipient.key])).get(recipient.key), sender)

/** The project that a conversation is about, by name; undefined where it is about none, or that is gone. */
const projectOf = async (table: Gathering['table'], { about }: Conversation) => {
  if (!about) return undefined
  const [cluster, project] = await Promise.all([table.get(clusterKey(about.clusterId)), table.get(projectKey(about))])
  return cluster && project ? { cluster: clusterFrom(cluster).name, project: projectFrom(project).title } : undefined
}

/** How the facts of mail from other organisations are gathered; no address is among them. */
export const contactGatherers: Gatherers<'messageReceived' | 'interestShown'> = {
  messageReceived: async ({ table, mail, baseUrl }) => {
    const { conversation: id, number } = aboutMessage.parse(mail.data)
    const [talk, item] = await Promise.all([table.get(conversationKey(id)), table.get(messageKey(id, number))])
    if (!talk || !item) return { drop: 'notCurrent' }
    const conversation = conversationFrom(talk)
    const { from, text } = messageFrom(item)
    if (await isUnwanted(table, mail.recipient, from)) return { drop: 'notAccepting' }
    const by = kindOfParty(from)
    return {
      facts: {
        from: by === 'organisation' ? await nameOf(table, from) : '',
        by,
        to: kindOfParty(otherSide(conversation, from)),
        about: await projectOf(table, conversation),
        subject: conversation.subject,
        text: excerpt(text, MOST),
        isAnswer: from === conversation.to,
        page: `${baseUrl}/`,
      },
    }
  },

  interestShown: async ({ table, mail, baseUrl, now }) => {
    const { entry: id, interested } = aboutInterest.parse(mail.data)
    const [item, mark, from] = await Promise.all([
      table.get(entryKey(id)),
      table.get(interestKey(id, interested)),
      nameOf(table, interested),
    ])
    const entry = item && entryFrom(item)
    if (!entry || !mark || !isOpenEntry(entry, now)) return { drop: 'notCurrent' }
    if (await isUnwanted(table, mail.recipient, interested)) return { drop: 'notAccepting' }
    return { facts: { from, entry: entry.title, page: `${baseUrl}/` } }
  },
}
