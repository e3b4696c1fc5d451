import * as z from 'zod'
import { plain, route } from '../../shared/http/route.ts'
import { figuresView } from './views/figure.ts'

/** The routes to the city's figures: open data for anybody, all of it for officers, a recount for operators. */
export const figureRoutes = [
  route({
    ...plain,
    operationId: 'readOpenFigures',
    method: 'GET',
    path: '/api/open-data/figures',
    trust: 'public',
    who: 'anyone',
    summary: 'The figures as open data: with their definitions, small counts withheld',
    success: { status: 200, schema: figuresView },
  }),
  route({
    ...plain,
    operationId: 'readCityFigures',
    method: 'GET',
    path: '/api/officer/figures',
    trust: 'officer',
    who: 'officer',
    summary: 'The figures by month, with their definitions',
    success: { status: 200, schema: figuresView },
  }),
  route({
    ...plain,
    operationId: 'readOpenFiguresAsCsv',
    method: 'GET',
    path: '/api/open-data/figures.csv',
    trust: 'public',
    who: 'anyone',
    summary: 'The open figures as CSV: figure, month (empty for all), of what, how many (empty where withheld)',
    success: { status: 200, schema: z.string(), file: { type: 'text/csv', name: 'figures.csv' } },
  }),
  route({
    ...plain,
    operationId: 'readCityFiguresAsCsv',
    method: 'GET',
    path: '/api/officer/figures.csv',
    trust: 'officer',
    who: 'officer',
    summary: 'The figures by month as CSV',
    success: { status: 200, schema: z.string(), file: { type: 'text/csv', name: 'figures.csv' } },
  }),
  route({
    ...plain,
    operationId: 'recountFigures',
    method: 'POST',
    path: '/api/operator/figures/recount',
    trust: 'operator',
    who: 'operator',
    summary: 'Count all figures from scratch, beside those that are shown until it is complete',
    success: { status: 200, schema: z.object({ applications: z.int() }) },
  }),
] as const
