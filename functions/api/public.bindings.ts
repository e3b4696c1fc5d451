import { bind, type Bindings } from '../../shared/http/bind.ts'
import { publicRoutes } from './public.route.ts'

/** What the routes do that need no sign-in; `description` gives the OpenAPI document. */
export const publicBindings = (
  description: () => { readonly [name: string]: unknown },
): Bindings<(typeof publicRoutes)[number], 'public'> => {
  const [healthRoute, openApiRoute] = publicRoutes
  return {
    readHealth: bind(healthRoute, async ({ now }) => ({ body: { status: 'ok' as const, now } })),
    readOpenApi: bind(openApiRoute, async () => ({ body: description() })),
  }
}
