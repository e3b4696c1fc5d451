import type { Organisation } from '../../../shared/domain/organisation.ts'
import { aCluster } from '../../../test/support/a-cluster.ts'
import { aContent, idOf } from '../../../test/support/builders.ts'
import type { Stage } from '../stage.ts'

/** A key as it stands in an address. */
export const inPath = ({ key }: Organisation): string => encodeURIComponent(key)

/** A registered cluster of the register's first so many organisations, which stands there before faults begin; gives its id. */
export const standingCluster = async (stage: Stage, many: number): Promise<string> => {
  await stage.store.write(aCluster(idOf(500), stage.register.slice(0, many)))
  await stage.settle()
  return idOf(500)
}

/** An application of the first organisation that gathers the next ones, before faults begin; gives its id. */
export const gathering = async (stage: Stage, from: number, many: number, name = 'Gallium'): Promise<string> => {
  const [applicant, ...others] = stage.register.slice(from, from + many)
  const content = aContent([applicant!.key], { name })
  const id = await stage.apply(others, { applicant: applicant!, content })
  await stage.settle()
  return id
}

/** A cluster that was registered by its own application, before faults begin; gives its id. */
export const grownCluster = async (stage: Stage, from: number, many: number, name = 'Gallium'): Promise<string> => {
  const id = await gathering(stage, from, many, name)
  for (const organisation of stage.register.slice(from + 1, from + many)) await stage.accept(id, organisation)
  await stage.settle()
  return id
}
