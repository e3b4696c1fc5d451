import type { FigureId } from '../domain/figures/figure.ts'

/** What one figure is called, how it is defined, and what its counts are of; what has no name stands for itself. */
type FigureText = {
  readonly title: string
  readonly definition: string
  readonly of: { readonly [of: string]: string }
}

/** The texts about all figures, in one language. */
export type FigureTexts = { readonly [figure in FigureId]: FigureText }
