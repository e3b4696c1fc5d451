import { makeNewCaseNumber } from '../../shared/use-cases/new-case-number.ts'
import { addressWriteBindings } from './addresses.bindings.ts'
import { applicationWriteBindings } from './applications.bindings.ts'
import { cityWriteBindings } from './city.bindings.ts'
import { chainWriteBindings } from './chains.bindings.ts'
import { claimWriteBindings } from './claims.bindings.ts'
import { colleagueWriteBindings } from './colleagues.bindings.ts'
import { extractWriteBindings } from './extracts.bindings.ts'
import { factWriteBindings } from './facts.bindings.ts'
import { mergeWriteBindings } from './merges.bindings.ts'
import { approachWriteBindings } from './approaches.bindings.ts'
import { boardWriteBindings } from './board.bindings.ts'
import { conversationWriteBindings } from './conversations.bindings.ts'
import { spaceFileWriteBindings } from './space-files.bindings.ts'
import { spaceWriteBindings } from './spaces.write.bindings.ts'
import { spaceFiles } from '../space-files.ts'
import { handoverWriteBindings } from './handovers.bindings.ts'
import { httpHandler } from './http.ts'
import { invitationWriteBindings } from './invitations.bindings.ts'
import { privacyWriteBindings } from './privacy.bindings.ts'
import { refusalWriteBindings } from './refusals.bindings.ts'
import { projectWriteBindings } from './projects.bindings.ts'
import { profileWriteBindings } from './profiles.bindings.ts'
import type { BindingsOf } from './routes.ts'
import { joiningWriteBindings } from './joining.bindings.ts'
import { memberWriteBindings } from './members.bindings.ts'
import { staffingWriteBindings } from './staffing.bindings.ts'
import { httpSetting } from './setting.ts'
import { wishesWriteBindings } from './wishes.bindings.ts'
import { environmentSchema } from './write.env.ts'

const environment = environmentSchema.parse(process.env)
const setting = httpSetting(environment)
const bindings: BindingsOf<'write'> = {
  ...mergeWriteBindings(setting),
  ...applicationWriteBindings({ ...setting, newCaseNumber: makeNewCaseNumber(setting) }),
  ...invitationWriteBindings(setting),
  ...claimWriteBindings({ ...setting, keys: setting.keys(environment.CODE_KEY_SECRET) }),
  ...colleagueWriteBindings(setting),
  ...factWriteBindings(setting),
  ...refusalWriteBindings(setting),
  ...privacyWriteBindings(setting),
  ...addressWriteBindings(setting),
  ...extractWriteBindings(setting),
  ...cityWriteBindings(setting),
  ...profileWriteBindings(setting),
  ...projectWriteBindings(setting),
  ...chainWriteBindings(setting),
  ...staffingWriteBindings(setting),
  ...spaceWriteBindings(setting),
  ...spaceFileWriteBindings({ ...setting, files: spaceFiles(environment) }),
  ...conversationWriteBindings(setting),
  ...approachWriteBindings(setting),
  ...boardWriteBindings(setting),
  ...wishesWriteBindings(setting),
  ...joiningWriteBindings(setting),
  ...memberWriteBindings(setting),
  ...handoverWriteBindings(setting),
}

/** The routes by which representatives act. */
export const handler = httpHandler(setting, bindings)
