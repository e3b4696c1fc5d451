/** Ends this program at Ctrl-C, once what it has started is stopped; it would be left running otherwise. */
export const stopOnSignal = ({ stop }: { readonly stop: () => Promise<void> }): void => {
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      console.log('\nStopping ...')
      void stop().finally(() => process.exit(130))
    })
}
