import { play } from './play.ts'
import { requestsIn } from './counted-table.ts'
for (const n of process.argv.slice(2).map(Number)) {
  const t = performance.now()
  const { transitions, byPart } = await play(n)
  console.log(n, transitions, `${Math.round(performance.now() - t)} ms`)
  for (const [p, r] of byPart) console.log('  ', p.padEnd(20), requestsIn(r), JSON.stringify(r))
}
