import { useQuery, useSuspenseInfiniteQuery, useSuspenseQuery } from '@tanstack/react-query'
import { use } from 'react'
import { useLanguage } from '../i18n/language.ts'
import { ActingContext } from './acting.ts'
import type { Tagged } from './send.ts'
import { sendSignedIn } from './session.ts'
import type { Asked, Reply, RouteKey } from './types.ts'

/** A route that only reads. */
export type ReadKey = Extract<RouteKey, `GET ${string}`> | 'POST /api/applications/{id}/check'

type Options<K extends ReadKey> = {
  /** How often it is asked again while somebody looks, in milliseconds; undefined for never. */
  readonly every?: (reply: Reply<K> | undefined) => number | undefined
}

const useQuestion = <K extends ReadKey>(key: K, asked: Asked<K>, { every }: Options<K> = {}) => {
  const { language } = useLanguage()
  const organisation = use(ActingContext)?.key
  return {
    queryKey: [key, organisation, asked, language],
    queryFn: () => sendSignedIn(key, asked, { language, organisation }),
    refetchInterval: ({ state }: { readonly state: { readonly data: Tagged<K> | undefined } }) =>
      every?.(state.data?.body) ?? false,
  }
}

/** What a route answers to the reader. Suspends until it has answered; throws what it throws to the next boundary. */
export const useRead = <K extends ReadKey>(key: K, asked: Asked<K>, options?: Options<K>): Reply<K> =>
  useTagged(key, asked, options).body

/** The same with the version that a change is made of. */
export const useTagged = <K extends ReadKey>(key: K, asked: Asked<K>, options?: Options<K>): Tagged<K> =>
  useSuspenseQuery(useQuestion(key, asked, options)).data

/** What a route answers, beside a page that does not wait for it; undefined until then. With `when` false nothing is asked. */
export const useAside = <K extends ReadKey>(
  key: K,
  asked: Asked<K>,
  { when = true, ...options }: Options<K> & { readonly when?: boolean } = {},
) => {
  const { data, error, isFetching } = useQuery({
    ...useQuestion(key, asked, options),
    enabled: when,
    placeholderData: (before) => before,
  })
  return { reply: data?.body, error, isFetching }
}

/** A list that comes in pages: what has been read of it, and how more is. `askedAt` puts the place to go on from into the question. */
export const usePages = <K extends ReadKey>(
  key: K,
  askedAt: (cursor: string | undefined) => Asked<K>,
  nextOf: (reply: Reply<K>) => string | undefined,
) => {
  const { language } = useLanguage()
  const organisation = use(ActingContext)?.key
  const { data, fetchNextPage, hasNextPage, isFetchingNextPage } = useSuspenseInfiniteQuery({
    queryKey: [key, organisation, askedAt(undefined), language, 'pages'],
    queryFn: ({ pageParam }: { pageParam: string | undefined }) =>
      sendSignedIn(key, askedAt(pageParam), { language, organisation }),
    initialPageParam: undefined,
    getNextPageParam: ({ body }: Tagged<K>) => nextOf(body),
  })
  return {
    pages: data.pages.map(({ body }) => body),
    more: hasNextPage ? () => void fetchNextPage() : undefined,
    isBusy: isFetchingNextPage,
  }
}
