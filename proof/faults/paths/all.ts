import type { Path } from '../stage.ts'
import { application } from './application.ts'
import { chains } from './chains.ts'
import { concern, measures } from './clusters.ts'
import { contacts } from './contacts.ts'
import { corrected, onItsWord, refused, silence } from './endings.ts'
import { invitations, links } from './invitations.ts'
import { joining, members } from './membership.ts'
import { cases, merging, register } from './officers.ts'
import { operators } from './operators.ts'
import { person, signingIn } from './persons.ts'
import { spaces } from './spaces.ts'

/** All paths; a new capability adds its own here. */
export const paths: readonly Path[] = [
  application,
  corrected,
  silence,
  refused,
  onItsWord,
  invitations,
  links,
  joining,
  members,
  chains,
  spaces,
  contacts,
  signingIn,
  person,
  register,
  cases,
  merging,
  concern,
  measures,
  operators,
]
