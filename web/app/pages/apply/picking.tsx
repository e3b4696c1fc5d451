import { useAside } from '../../api/use-read.ts'
import { OnTheList } from './on-the-list.tsx'
import { Paste } from './paste.tsx'
import { RegisterSearch } from './register-search.tsx'

/** Puts organisations on the list of an application: out of the register by search, or by their identifiers. */
export const Picking = ({ id }: { readonly id: string }) => {
  const asked = { params: { id }, query: { limit: 100 } }
  const { reply } = useAside('GET /api/applications/{id}/invitees', asked)
  const invitees = reply?.invitees ?? []
  const listed = new Set(invitees.map(({ organisation }) => organisation.key))
  return (
    <>
      <RegisterSearch id={id} listed={listed} />
      <Paste id={id} />
      <OnTheList id={id} invitees={invitees} more={reply?.next !== undefined} counts={reply?.counts ?? {}} />
    </>
  )
}
