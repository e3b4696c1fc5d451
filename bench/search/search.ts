import { hasRealData } from '../../test/support/real-data.ts'
import type { Bench } from '../bench.ts'
import { quality } from './quality.ts'
import { speed } from './speed.ts'

const LEAST_RECALL = 0.95

/** How well and how fast organisations are found: labelled queries over the published names, and 40,000 generated organisations. */
export const search: Bench = async () => {
  const slow = await speed()
  if (!hasRealData) return slow
  const recall = await quality()
  return recall >= LEAST_RECALL ? slow : [...slow, `recall of the held-back half is ${recall}, not ${LEAST_RECALL}`]
}
