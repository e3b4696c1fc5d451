import { Suspense, useMemo, type ComponentType, type ReactNode } from 'react'
import { Redirect, Route, Router, Switch, useLocation, useParams } from 'wouter'
import { ActingContext } from './api/acting.ts'
import { useRead } from './api/use-read.ts'
import type { Reply } from './api/types.ts'
import { Frame } from './frame/frame.tsx'
import { Boundary, Failure, NotFound } from './parts/boundary.tsx'
import { lazyPage } from './parts/lazy-page.tsx'
import { Loading } from './parts/loading.tsx'
import { addressToday, areaOf, OFFICE, firstChoice, keepChoice, withinArea } from './state/area.ts'

type Me = Reply<'GET /api/me'>

/** The pages of a representative, each by its address; what a page needs is loaded with it. */
const pages: readonly (readonly [path: string, page: ComponentType])[] = [
  ['/', lazyPage(() => import('./pages/home/page.tsx'))],
  ['/applications', lazyPage(() => import('./pages/applications/page.tsx'))],
  ['/applications/:id', lazyPage(() => import('./pages/application/page.tsx'))],
  ['/applications/:id/write/:step?', lazyPage(() => import('./pages/write/page.tsx'))],
  ['/applications/:id/invite', lazyPage(() => import('./pages/invite/page.tsx'))],
  ['/apply', lazyPage(() => import('./pages/apply/page.tsx'))],
  ['/register', lazyPage(() => import('./pages/register/page.tsx'))],
  ['/register/:key', lazyPage(() => import('./pages/organisation/page.tsx'))],
  ['/ours', lazyPage(() => import('./pages/ours/page.tsx'))],
  ['/clusters', lazyPage(() => import('./pages/clusters/page.tsx'))],
  ['/clusters/:id', lazyPage(() => import('./pages/cluster/page.tsx'))],
]

/** The pages of an officer. */
const officePages: typeof pages = [
  ['/cases', lazyPage(() => import('./pages/queue/page.tsx'))],
  ['/cases/:id', lazyPage(() => import('./pages/case/page.tsx'))],
]

const Nobody = lazyPage(() => import('./pages/nobody/page.tsx'))

/** A page within the frame: while it loads its outline stands there, and what goes wrong in it is said there. */
const Within = ({ me, children }: { readonly me: Me; readonly children: ReactNode }) => {
  const [location] = useLocation()
  return (
    <Frame me={me}>
      <Boundary at={location} show={(error, again) => <Failure error={error} again={again} />}>
        <Suspense fallback={<Loading />}>{children}</Suspense>
      </Boundary>
    </Frame>
  )
}

const routesOf = (list: typeof pages) =>
  list.map(([path, Page]) => (
    <Route key={path} path={path}>
      <Page />
    </Route>
  ))

/** The pages for the organisation that the address names; what the reader may not act for is not there. */
const ForOrganisation = ({ me }: { readonly me: Me }) => {
  const { key = '' } = useParams()
  const found = me.organisations.find(({ organisation }) => organisation.key === key)?.organisation
  const acting = useMemo(() => found && { key: found.key, name: found.name }, [found])
  if (!acting)
    return (
      <Within me={me}>
        <NotFound />
      </Within>
    )
  keepChoice(acting.key)
  return (
    <ActingContext value={acting}>
      <Router base={areaOf(acting.key)}>
        <Within me={me}>
          <Switch>
            {routesOf(pages)}
            <Route>
              <NotFound />
            </Route>
          </Switch>
        </Within>
      </Router>
    </ActingContext>
  )
}

/** The pages of officers, for who is one; for others there are none. */
const Office = ({ me }: { readonly me: Me }) => (
  <Router base={OFFICE}>
    <Within me={me}>
      <Switch>
        {me.person.roles.includes('officer') && routesOf(officePages)}
        <Route>
          <NotFound />
        </Route>
      </Switch>
    </Within>
  </Router>
)

/** An address without an organisation, as mails have it, goes on to the same page for the one that was chosen last. */
const Onward = ({ me }: { readonly me: Me }) => {
  const [location] = useLocation()
  const chosen = firstChoice(me.organisations.map(({ organisation }) => organisation.key))
  if (chosen !== undefined)
    return <Redirect to={withinArea(chosen, addressToday(location, globalThis.location.hash))} replace />
  if (me.person.roles.includes('officer')) return <Redirect to={`${OFFICE}/cases`} replace />
  return (
    <Within me={me}>
      <Nobody />
    </Within>
  )
}

/** All pages of the portal, for who is signed in. */
export const Places = () => {
  const me = useRead('GET /api/me', {})
  return (
    <Switch>
      <Route path="/for/:key/*?">
        <ForOrganisation me={me} />
      </Route>
      <Route path={`${OFFICE}/*?`}>
        <Office me={me} />
      </Route>
      <Route>
        <Onward me={me} />
      </Route>
    </Switch>
  )
}
