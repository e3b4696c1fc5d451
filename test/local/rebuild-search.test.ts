import { describe, expect, it } from 'vitest'
import { rebuildSearch } from '../../local/rebuild-search.ts'

const answering = (reply: { FunctionError?: string; Payload?: Uint8Array }) => {
  const asked: unknown[] = []
  const send = async ({ input }: { input: { FunctionName?: string; Payload?: string } }) => {
    asked.push([input.FunctionName, JSON.parse(input.Payload ?? '')])
    return reply
  }
  return { asked, client: { send } as never }
}

describe('building the search anew', () => {
  it('asks the function for a snapshot from scratch, and says what it has', async () => {
    const Payload = Buffer.from('{"outcome":"rebuilt","documents":3,"bytes":900}')
    const { client, asked } = answering({ Payload })
    expect(await rebuildSearch(client, 'snapshot')).toMatchObject({ documents: 3, bytes: 900 })
    expect(asked).toEqual([['snapshot', { how: 'fromScratch' }]])
  })

  it('fails where the function fails', async () => {
    await expect(rebuildSearch(answering({ FunctionError: 'Unhandled' }).client, 'snapshot')).rejects.toThrow(
      'Unhandled',
    )
  })
})
