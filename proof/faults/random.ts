/** Numbers below a bound, the same for the same seed: Lehmer's generator modulo 2^31 - 1. */
export const randomFrom = (seed: number) => {
  let state = (seed % 2_147_483_646) + 1
  return (below: number): number => {
    state = (state * 48_271) % 2_147_483_647
    return state % below
  }
}
