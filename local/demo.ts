import { parseArgs } from 'node:util'
import { playFirstCluster } from './demo/first-cluster.ts'
import { playConsortia } from './demo/consortia.ts'
import { runCommand } from './run-command.ts'
import { sayAt } from './say.ts'
import { seedStage } from './seed.ts'
import { findStage, openStage } from './stage.ts'
import { stopOnSignal } from './stop-on-signal.ts'

const say = sayAt(Date.now())

/** Plays on the stage that runs, or on one that is started for it and stopped afterwards. */
const onSomeStage = async (): Promise<void> => {
  const running = await findStage()
  if (running) return playFirstCluster({ reach: running, print: console.log })
  say('No local stage runs: starting one for this demonstration.')
  const stage = await openStage(say)
  stopOnSignal(stage)
  try {
    await seedStage(stage, say)
    await playFirstCluster({ reach: stage, print: console.log })
  } finally {
    await stage.stop()
  }
}

await runCommand(() => {
  const { values } = parseArgs({ options: { data: { type: 'string' } } })
  return values.data === undefined ? onSomeStage() : playConsortia(values.data, say)
})
