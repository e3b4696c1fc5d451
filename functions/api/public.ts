import { openApi } from '../../shared/http/openapi.ts'
import { makeAnswerClusterInvitation } from '../../shared/use-cases/joining/answer-cluster-invitation.ts'
import { makeAnswerInvitation } from '../../shared/use-cases/answer-invitation.ts'
import { extractPublicBindings } from './extracts.bindings.ts'
import { figurePublicBindings } from './figures.bindings.ts'
import { httpHandler } from './http.ts'
import { linkBindings } from './link.bindings.ts'
import { publicBindings } from './public.bindings.ts'
import { environmentSchema } from './public.env.ts'
import { routes, type BindingsOf } from './routes.ts'
import { seekingPublicBindings } from './seeking.bindings.ts'
import { unsubscribeBindings } from './unsubscribe.bindings.ts'
import { httpSetting } from './setting.ts'

const environment = environmentSchema.parse(process.env)
const setting = httpSetting(environment)
const bindings: BindingsOf<'public'> = {
  ...publicBindings(setting, () => openApi(routes)),
  ...extractPublicBindings(setting),
  ...figurePublicBindings(setting),
  ...seekingPublicBindings(setting),
  ...linkBindings({
    ...setting,
    keys: setting.keys(environment.LINK_KEYS_SECRET),
    answer: makeAnswerInvitation(setting),
    answerCluster: makeAnswerClusterInvitation(setting),
  }),
  ...unsubscribeBindings({ ...setting, keys: setting.keys(environment.LINK_KEYS_SECRET) }),
}

/** The routes that need no sign-in: health, the description, checks of extracts, invitation links. */
export const handler = httpHandler(setting, bindings)
