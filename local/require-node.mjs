// Plain JavaScript that old versions of Node understand: on a platform for which no pinned Node is installed, the machine's own one may be too old
// to run TypeScript, and would say so in a stack trace.
if (!process.features.typescript) {
  console.error(
    `Node 24 is needed and this is ${process.version}: npm ci brings one along for Linux, Windows (x64) and macOS (arm64), if optional dependencies are not left out; elsewhere install it from nodejs.org.`,
  )
  process.exit(1)
}
