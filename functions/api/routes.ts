import type { Bindings } from '../../shared/http/bind.ts'
import type { Trust } from '../../shared/http/route.ts'
import { addressRoutes } from './addresses.route.ts'
import { applicationRoutes } from './applications.route.ts'
import { caseRoutes } from './cases.route.ts'
import { chainRoutes } from './chains.route.ts'
import { claimRoutes } from './claims.route.ts'
import { colleagueRoutes } from './colleagues.route.ts'
import { cityRoutes } from './city.route.ts'
import { clusterRoutes } from './clusters.route.ts'
import { concernRoutes } from './concern.route.ts'
import { extractRoutes } from './extracts.route.ts'
import { figureRoutes } from './figures.route.ts'
import { factRoutes } from './facts.route.ts'
import { handoverRoutes } from './handovers.route.ts'
import { holdRoutes } from './holds.route.ts'
import { importRoutes } from './imports.route.ts'
import { invitationRoutes } from './invitations.route.ts'
import { joiningRoutes } from './joining.route.ts'
import { linkRoutes } from './link.route.ts'
import { measureOfficerRoutes } from './measures-officer.route.ts'
import { measureRoutes } from './measures.route.ts'
import { mergeRoutes } from './merges.route.ts'
import { memberRoutes } from './members.route.ts'
import { officerRoutes } from './officer.route.ts'
import { operatorRoutes } from './operator.route.ts'
import { profileRoutes } from './profiles.route.ts'
import { projectRoutes } from './projects.route.ts'
import { privacyRoutes } from './privacy.route.ts'
import { publicRoutes } from './public.route.ts'
import { refusalRoutes } from './refusals.route.ts'
import { registerRoutes } from './register.route.ts'
import { seekingRoutes } from './seeking.route.ts'
import { searchRoutes } from './search.route.ts'
import { staffingRoutes } from './staffing.route.ts'
import { spaceFileRoutes } from './space-files.route.ts'
import { spaceRoutes } from './spaces.route.ts'
import { unsubscribeRoutes } from './unsubscribe.route.ts'
import { approachRoutes } from './approaches.route.ts'
import { boardRoutes } from './board.route.ts'
import { conversationRoutes } from './conversations.route.ts'
import { sessionRoutes } from './session.route.ts'
import { wishesRoutes } from './wishes.route.ts'

/** All routes of the API, in the order of the description. The gateway, the chain, OpenAPI and the tests are made of this list. */
export const routes = [
  ...publicRoutes,
  ...sessionRoutes,
  ...registerRoutes,
  ...profileRoutes,
  ...searchRoutes,
  ...privacyRoutes,
  ...claimRoutes,
  ...colleagueRoutes,
  ...applicationRoutes,
  ...refusalRoutes,
  ...addressRoutes,
  ...invitationRoutes,
  ...wishesRoutes,
  ...linkRoutes,
  ...clusterRoutes,
  ...projectRoutes,
  ...seekingRoutes,
  ...chainRoutes,
  ...staffingRoutes,
  ...spaceRoutes,
  ...spaceFileRoutes,
  ...unsubscribeRoutes,
  ...conversationRoutes,
  ...approachRoutes,
  ...boardRoutes,
  ...joiningRoutes,
  ...memberRoutes,
  ...handoverRoutes,
  ...extractRoutes,
  ...concernRoutes,
  ...cityRoutes,
  ...figureRoutes,
  ...factRoutes,
  ...measureRoutes,
  ...officerRoutes,
  ...measureOfficerRoutes,
  ...caseRoutes,
  ...mergeRoutes,
  ...importRoutes,
  ...operatorRoutes,
  ...holdRoutes,
] as const

/** The bindings that the function of one trust needs: a missing or foreign one does not compile. */
export type BindingsOf<T extends Trust> = Bindings<(typeof routes)[number], T>
