import * as z from 'zod'
import { conversationSchema, messageSchema, type Message } from '../../../shared/domain/conversation.ts'
import { kindOfParty, partyKindSchema, type Party } from '../../../shared/domain/party.ts'
import { momentSchema } from '../../../shared/domain/time.ts'
import type { ConversationLine } from '../../../shared/use-cases/contacts/read-conversations.ts'
import { pageReply } from '../page.ts'
import { namedView } from './organisation.ts'

/** The other side: an organisation by key and name; of a person, and of the city, only that it is one. */
const otherView = namedView.partial().extend({ kind: partyKindSchema })

/** A conversation in a list. `about`: the project that it is about. */
export const conversationLineView = z
  .strictObject({
    id: z.uuid(),
    with: otherView,
    opened: z.enum(['byUs', 'byThem']),
    subject: z.string(),
    about: conversationSchema.shape.about,
    messages: z.int().min(1),
    last: z.strictObject({ by: z.enum(['us', 'them']), at: momentSchema }),
    muted: z.boolean().describe('whether you have muted the other organisation, by muteSender'),
  })
  .meta({ id: 'ConversationLine' })

const { number, text, at } = messageSchema.shape
const messageView = z.strictObject({ number, by: z.enum(['us', 'them']), text, at }).meta({ id: 'Message' })

/** A conversation with a page of its messages. */
export const conversationView = conversationLineView
  .extend({ newest: z.array(messageView), ...pageReply })
  .meta({ id: 'Conversation' })

const by = (party: Party, from: Party) => (from === party ? ('us' as const) : ('them' as const))

const showOther = ({ party, organisation }: ConversationLine['other']): z.input<typeof otherView> => {
  const kind = kindOfParty(party)
  return kind === 'organisation' ? { kind, key: party, name: organisation?.name ?? party } : { kind }
}

/** A conversation as one of its sides sees it. */
export const showConversationLine = (
  { conversation, other, muted }: ConversationLine,
  party: Party,
): z.input<typeof conversationLineView> => ({
  id: conversation.id,
  with: showOther(other),
  opened: conversation.from === party ? 'byUs' : 'byThem',
  subject: conversation.subject,
  ...(conversation.about ? { about: conversation.about } : {}),
  messages: conversation.messages,
  last: { by: by(party, conversation.last.from), at: conversation.last.at },
  muted,
})

/** A message as one of the sides sees it. */
export const showMessage = ({ number: nth, from, text: said, at: when }: Message, party: Party) => ({
  number: nth,
  by: by(party, from),
  text: said,
  at: when,
})
