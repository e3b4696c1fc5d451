import { addressReadBindings } from './addresses.bindings.ts'
import { applicationReadBindings } from './applications.bindings.ts'
import { cityReadBindings } from './city.bindings.ts'
import { chainReadBindings } from './chains.bindings.ts'
import { claimReadBindings } from './claims.bindings.ts'
import { clusterBindings } from './clusters.bindings.ts'
import { colleagueReadBindings } from './colleagues.bindings.ts'
import { factReadBindings } from './facts.bindings.ts'
import { concernReadBindings } from './concern.bindings.ts'
import { approachReadBindings } from './approaches.bindings.ts'
import { boardReadBindings } from './board.bindings.ts'
import { conversationReadBindings } from './conversations.bindings.ts'
import { spaceFileReadBindings } from './space-files.bindings.ts'
import { spaceReadBindings } from './spaces.read.bindings.ts'
import { spaceFiles } from '../space-files.ts'
import { handoverReadBindings } from './handovers.bindings.ts'
import { httpHandler } from './http.ts'
import { invitationReadBindings } from './invitations.bindings.ts'
import { profileReadBindings } from './profiles.bindings.ts'
import { projectReadBindings } from './projects.bindings.ts'
import { seekingReadBindings } from './seeking.bindings.ts'
import { measureBindings } from './measures.bindings.ts'
import { privacyReadBindings } from './privacy.bindings.ts'
import { environmentSchema } from './read.env.ts'
import { registerBindings } from './register.bindings.ts'
import type { BindingsOf } from './routes.ts'
import { joiningReadBindings } from './joining.bindings.ts'
import { memberReadBindings } from './members.bindings.ts'
import { staffingReadBindings } from './staffing.bindings.ts'
import { httpSetting } from './setting.ts'
import { wishesReadBindings } from './wishes.bindings.ts'

const environment = environmentSchema.parse(process.env)
const setting = httpSetting(environment)
const bindings: BindingsOf<'read'> = {
  ...registerBindings(setting),
  ...profileReadBindings(setting),
  ...claimReadBindings(setting),
  ...colleagueReadBindings(setting),
  ...privacyReadBindings(setting),
  ...addressReadBindings(setting),
  ...applicationReadBindings(setting),
  ...invitationReadBindings(setting),
  ...clusterBindings(setting),
  ...factReadBindings(setting),
  ...measureBindings(setting),
  ...cityReadBindings(setting),
  ...projectReadBindings(setting),
  ...seekingReadBindings(setting),
  ...chainReadBindings(setting),
  ...staffingReadBindings(setting),
  ...concernReadBindings(setting),
  ...spaceReadBindings(setting),
  ...spaceFileReadBindings({ ...setting, files: spaceFiles(environment) }),
  ...conversationReadBindings(setting),
  ...approachReadBindings(setting),
  ...boardReadBindings(setting),
  ...wishesReadBindings(setting),
  ...joiningReadBindings(setting),
  ...memberReadBindings(setting),
  ...handoverReadBindings(setting),
}

/** The routes by which representatives read. */
export const handler = httpHandler(setting, bindings)
