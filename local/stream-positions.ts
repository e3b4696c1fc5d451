import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod'

const savedSchema = z.looseObject({
  payload: z.looseObject({ dynamodb_stream_positions: z.looseObject({ data: z.record(z.string(), z.unknown()) }) }),
})

/**
 * Makes the saved state of the functions' emulator fit for a start. It saves how far each function has read a table's stream, yet
 * not the stream, which begins anew; unless the positions are forgotten, functions skip as many changes as they had read before.
 */
export const forgetStreamPositions = async (stateDir: string): Promise<void> => {
  const file = join(stateDir, 'lambda.json')
  if (!existsSync(file)) return
  const saved = savedSchema.parse(JSON.parse(await readFile(file, 'utf8')))
  const positions = { ...saved.payload.dynamodb_stream_positions, data: {} }
  await writeFile(
    file,
    JSON.stringify({ ...saved, payload: { ...saved.payload, dynamodb_stream_positions: positions } }),
  )
}
