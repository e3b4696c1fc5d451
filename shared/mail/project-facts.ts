import type { ClusterProject } from '../domain/cluster-project.ts'

/** The project that a mail is about, its cluster, and where to sign in. */
type AboutProject = {
  readonly cluster: string
  readonly number: string
  readonly project: string
  readonly lead: string
  readonly page: string
}

type Stage = ClusterProject['stage']

/** What another stage and other days were, and are; a day is absent where there is none. */
export type ProjectDates = {
  readonly stage: Stage
  readonly startsOn?: string | undefined
  readonly endsOn?: string | undefined
}

/** What mails about the projects of a cluster say something about. */
export type ProjectMailFacts = {
  projectNews: AboutProject &
    (
      | { readonly what: 'added' | 'joined' | 'left' | 'leads' | 'letBack'; readonly organisation: string }
      | {
          readonly what: 'changed'
          readonly organisation: string
          readonly now: ProjectDates
          readonly stageBefore?: Stage | undefined
        }
      | { readonly what: 'seekEnded' }
    )
  projectRemoved: AboutProject & { readonly reason: string }
  projectEnded: AboutProject & { readonly removed: boolean; readonly reason: string }
}
