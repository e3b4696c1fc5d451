import { findEmulator } from './emulator.ts'
import { stageFolder } from './paths.ts'
import { removeStage } from './state.ts'

const dir = stageFolder()
const running = await findEmulator(dir)
if (running) {
  console.error('A local stage is running: stop it first (Ctrl-C where npm start runs).')
  process.exitCode = 1
} else {
  await removeStage(dir)
  console.log('The local stage is empty; npm start makes it anew.')
}
