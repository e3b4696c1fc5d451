import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createRequire } from 'node:module'
import { createServer, Socket } from 'node:net'
import { dirname, join } from 'node:path'
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { tableDefinition } from './table.ts'

const ATTEMPTS = 5

const findBinary = (): string => {
  try {
    return join(dirname(createRequire(import.meta.url).resolve('@dynoxide/linux-x64/package.json')), 'dynoxide')
  } catch (cause) {
    throw new Error(
      `These tests need a local DynamoDB, and @dynoxide/linux-x64 is not installed on ${process.platform} ${process.arch}.`,
      { cause },
    )
  }
}

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (typeof address !== 'object' || !address) throw new Error('no free port was found')
  return address.port
}

/** The shell waits for the end of our pipe, so that the database dies with this process, however that dies. */
const start = async (port: number): Promise<string> => {
  const script = '"$0" --host 127.0.0.1 --port "$1" 2>&1 & read -r _; kill $!'
  const shell = spawn('sh', ['-c', script, findBinary(), String(port)], { stdio: ['pipe', 'pipe', 'inherit'] })
  const [firstWords] = await once(shell.stdout, 'data')
  shell.stdout.resume()
  shell.unref()
  for (const stream of [shell.stdin, shell.stdout]) if (stream instanceof Socket) stream.unref()
  return String(firstWords)
}

const startSomewhere = async (): Promise<string> => {
  const complaints: string[] = []
  while (complaints.length < ATTEMPTS) {
    const port = await freePort()
    const words = await start(port)
    if (words.includes('listening')) return `http://127.0.0.1:${port}`
    complaints.push(words.trim())
  }
  throw new Error(`The local DynamoDB did not start: ${complaints.join('; ')}`)
}

let client: Promise<DynamoDBClient> | undefined

const connect = async (): Promise<DynamoDBClient> =>
  new DynamoDBClient({
    endpoint: await startSomewhere(),
    region: 'local',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  })

/** A new empty table like the product's, in a local DynamoDB in memory; there is one for each test worker. */
export const newDynamoTable = async (): Promise<{ client: DynamoDBClient; tableName: string }> => {
  client ??= connect()
  const tableName = `test-${randomUUID()}`
  await (await client).send(new CreateTableCommand(tableDefinition(tableName)))
  return { client: await client, tableName }
}
