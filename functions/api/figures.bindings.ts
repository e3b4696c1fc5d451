import { bind, type Bindings } from '../../shared/http/bind.ts'
import type { Table } from '../../shared/stores/table.ts'
import { makeReadCityFigures } from '../../shared/use-cases/figures/read-city-figures.ts'
import { makeRecountFigures } from '../../shared/use-cases/figures/recount-figures.ts'
import { makeReadCatalogue } from '../../shared/use-cases/measures/read-catalogue.ts'
import { figureRoutes } from './figures.route.ts'
import { figuresAsCsv, showFigures } from './views/figure.ts'

type Deps = { readonly table: Table }
type Routes = (typeof figureRoutes)[number]

const [openRoute, wholeRoute, openCsvRoute, wholeCsvRoute, recountRoute] = figureRoutes

/** The figures as open data. */
export const figurePublicBindings = ({ table }: Deps): Bindings<Routes, 'public'> => {
  const read = makeReadCityFigures({ table })
  return {
    readOpenFigures: bind(openRoute, async ({ language }) => ({
      body: showFigures(await read(), language, 'published'),
    })),
    readOpenFiguresAsCsv: bind(openCsvRoute, async ({ language }) => ({
      body: figuresAsCsv(showFigures(await read(), language, 'published')),
    })),
  }
}

/** The figures for officers. */
export const figureOfficerBindings = ({ table }: Deps): Bindings<Routes, 'officer'> => {
  const read = makeReadCityFigures({ table })
  return {
    readCityFigures: bind(wholeRoute, async ({ language }) => ({ body: showFigures(await read(), language, 'whole') })),
    readCityFiguresAsCsv: bind(wholeCsvRoute, async ({ language }) => ({
      body: figuresAsCsv(showFigures(await read(), language, 'whole')),
    })),
  }
}

/** The recount, for operators. */
export const figureOperatorBindings = ({ table }: Deps): Bindings<Routes, 'operator'> => {
  const recount = makeRecountFigures({ table, readCatalogue: makeReadCatalogue({ table }) })
  return { recountFigures: bind(recountRoute, async ({ now }) => ({ body: { applications: await recount({ now }) } })) }
}
