import { stopLinks, unsubscribeToken } from '../../../shared/crypto/unsubscribe.ts'
import { mailMessageSchema, type DueMessage, type MailMessage } from '../../../shared/domain/message.ts'
import { after, type Moment, type Span } from '../../../shared/domain/time.ts'
import { followUpOf } from '../../../shared/items/follow-up.ts'
import { createPerson, putRepresentation } from '../../../shared/items/person-item.ts'
import { inBatches } from '../../../shared/stores/in-batches.ts'
import { memoryFiles } from '../../../shared/stores/memory-files.ts'
import { memoryTable } from '../../../shared/stores/memory-table.ts'
import type { Table, Write } from '../../../shared/stores/table.ts'
import { makeActOnDue } from '../../../shared/use-cases/act-on-due.ts'
import { makeExpandFanOut } from '../../../shared/use-cases/expand-fan-out.ts'
import { makeSendMail } from '../../../shared/use-cases/send-mail.ts'
import { makeTickDue } from '../../../shared/use-cases/tick-due.ts'
import { aCluster } from '../a-cluster.ts'
import { anOrganisation, registered } from '../a-register.ts'
import { ids, START } from '../builders.ts'
import { body } from '../post-office.ts'
import type { People } from './people.ts'

/** The key of links in the mails of the stage. */
export const KEY = 'a key that only this test knows'

/** Stands around the table, so that what is asked of it can be counted; `part` says who asks. */
export type Watching = { readonly table: (table: Table) => Table; readonly part: (name: string) => void }

const unwatched: Watching = { table: (table) => table, part: () => undefined }

const peopleWrites = ({ clusters, organisations, persons }: People): readonly Write[] => [
  ...organisations.map((_, number) => registered(anOrganisation(number + 1))),
  ...persons.flatMap(({ id, organisations: own }) => [
    ...createPerson({
      id,
      email: `${id}@example.invalid`,
      language: 'en',
      roles: [],
      consentVersion: '1',
      createdAt: START,
    }),
    ...own.map((organisation) => putRepresentation({ personId: id, organisation, since: START, provenBy: 'code' })),
  ]),
  ...clusters.flatMap(({ id, members }) =>
    aCluster(
      id,
      members.map((key) => ({ ...anOrganisation(1), key })),
      `Cluster ${id.slice(-4)}`,
    ),
  ),
]

/** The product's parts that spaces live by, over one table, with a clock that is moved by hand: what AWS would run, runs in the order of its coming. */
export const quarterStage = async (people: People, watching: Watching = unwatched) => {
  const waiting: MailMessage[] = []
  const delivered: { readonly to: string; readonly raw: Uint8Array; readonly at: Moment }[] = []
  const store = memoryTable((changes) => {
    for (const { newImage, oldImage } of changes) {
      const next = newImage && followUpOf(newImage, oldImage)
      if (next?.queue === 'mail') waiting.push(mailMessageSchema.parse(next.message))
    }
  })
  let at = Date.parse(START)
  const now = (): Moment => new Date((at += 1)).toISOString()
  const newId = ids(100_000)
  for (const batch of inBatches(peopleWrites(people), 100)) await store.write(batch)

  const table = watching.table(store)
  const expand = makeExpandFanOut({ table })
  const send = makeSendMail({
    table,
    body,
    secrets: {
      invitationLink: async () => ({ page: '', oneClick: '' }),
      signInCode: async () => '',
      claimCode: async () => '',
      stopLinks: async (subject) => stopLinks(body.baseUrl, unsubscribeToken(KEY, subject)),
    },
    send: async (raw, to) => `message-${delivered.push({ to, raw, at: new Date(at).toISOString() })}`,
  })
  const act = makeActOnDue({ table, newId, files: memoryFiles(), restartAttempt: async () => undefined })
  const due: DueMessage[] = []
  const tick = makeTickDue({ table, newId, send: async (messages) => void due.push(...messages) })

  /** Expands and sends all that has been put down. */
  const settle = async (): Promise<void> => {
    for (let message = waiting.shift(); message; message = waiting.shift()) {
      watching.part(message.kind === 'fanOut' ? 'expand' : 'send')
      if (message.kind === 'fanOut') await expand({ id: message.id, now: now() })
      else await send({ id: message.id, now: now(), systemNow: now() })
    }
  }
  return {
    table,
    store,
    delivered,
    now,
    newId,
    settle,
    passes: (span: Span): void => {
      at = Date.parse(after(new Date(at).toISOString(), span))
    },
    goTo: (moment: Moment): void => {
      at = Math.max(at, Date.parse(moment))
    },
    /** What the minute's tick does. */
    tick: async (): Promise<void> => {
      watching.part('tick')
      await tick({ now: now() })
      for (const message of due.splice(0)) {
        watching.part('due')
        await act({ ...message, now: now() })
        await settle()
      }
    },
  }
}

/** The stage of a quarter. */
export type QuarterStage = Awaited<ReturnType<typeof quarterStage>>
