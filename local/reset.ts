import { findEmulator } from './emulator.ts'
import { LocalProblem } from './local-problem.ts'
import { stageFolder } from './paths.ts'
import { runCommand } from './run-command.ts'
import { removeStage } from './state.ts'

await runCommand(async () => {
  const dir = stageFolder()
  if (await findEmulator(dir))
    throw new LocalProblem('A local stage is running: stop it first (Ctrl-C where npm start runs).')
  await removeStage(dir)
  console.log('The local stage is empty; npm start makes it anew.')
})
