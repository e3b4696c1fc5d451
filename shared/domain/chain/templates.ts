import * as z from 'zod'
import sensors from '../../data/chain-templates/industrial-sensor-line.json' with { type: 'json' }
import robot from '../../data/chain-templates/mobile-robot.json' with { type: 'json' }
import nitride from '../../data/chain-templates/nitride-power-transistor.json' with { type: 'json' }
import type { Language } from '../organisation.ts'
import { chainContentSchema, stageIdSchema, takeSchema, type ChainContent } from './chain.ts'

const words = z.strictObject({ en: z.string().min(1), ru: z.string().min(1) })

const templateSchema = z.strictObject({
  id: z.string().regex(/^[a-z-]{1,60}$/),
  version: z.int().min(1),
  title: words,
  stages: z.array(
    z.strictObject({
      id: stageIdSchema,
      title: words,
      needs: z.array(words),
      gives: z.array(words),
      takes: z.array(takeSchema.shape.capability),
      readiness: z.int().min(1).max(9),
      suppliers: z.union([z.literal(1), z.literal(2)]),
    }),
  ),
  links: z.array(z.strictObject({ from: stageIdSchema, to: stageIdSchema })),
})

/** A chain to begin from, in both languages; nobody fills its stages yet. */
export type ChainTemplate = z.infer<typeof templateSchema>

/** The templates that ship with Consort. */
export const chainTemplates: readonly ChainTemplate[] = [nitride, robot, sensors].map((one) =>
  templateSchema.parse(one),
)

/** The template of an id; undefined where there is none. */
export const templateOf = (id: string): ChainTemplate | undefined => chainTemplates.find((one) => one.id === id)

/** What a chain begins with that is made from a template, in a language; every link is still without evidence. */
export const contentFrom = (template: ChainTemplate, language: Language, title?: string): ChainContent =>
  chainContentSchema.parse({
    title: title ?? template.title[language],
    stages: template.stages.map((stage) => ({
      ...stage,
      title: stage.title[language],
      needs: stage.needs.map((goods) => goods[language]),
      gives: stage.gives.map((goods) => goods[language]),
      takes: stage.takes.map((capability) => ({ capability })),
      fills: [],
    })),
    links: template.links.map((link) => ({ ...link, evidence: 'none' })),
  })
