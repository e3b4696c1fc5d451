/**
 * Repeats a step until it says stop: each gives the milliseconds to the next, or undefined for the end. While nobody looks at the
 * page nothing is asked; on return the next step follows at once. Gives a function that stops it.
 * @param {() => Promise<number | undefined>} step
 */
export const repeat = (step) => {
  /** @type {number | undefined} */
  let timer
  let isOver = false
  let isBusy = false

  const run = async () => {
    timer = undefined
    isBusy = true
    const pause = await step()
    isBusy = false
    if (pause === undefined) stop()
    else if (!isOver && !document.hidden) timer = window.setTimeout(() => void run(), pause)
  }
  const onVisibility = () => {
    window.clearTimeout(timer)
    if (!document.hidden && !isBusy) void run()
  }
  const stop = () => {
    isOver = true
    window.clearTimeout(timer)
    document.removeEventListener('visibilitychange', onVisibility)
  }
  document.addEventListener('visibilitychange', onVisibility)
  void run()
  return stop
}
