/** What we use of HiGHS: the package's own types describe its CommonJS build and cannot be imported from an ES module. */
declare module 'highs' {
  type Option = boolean | number | string

  type Model = {
    readonly options: { set(values: { readonly [name: string]: Option }): unknown }
    readonly info: { get(name: string): number | bigint }
    run(): { readonly modelStatus: number }
    getSolution(): { readonly colValue: Float64Array }
    getColName(column: number): string
  }

  type Highs = {
    readonly constants: {
      readonly modelStatus: {
        readonly optimal: number
        readonly infeasible: number
        readonly unboundedOrInfeasible: number
      }
    }
    withModel<Result>(source: { readonly format: 'lp'; readonly data: string }, use: (model: Model) => Result): Result
  }

  /** Loads the solver; `wasmBinary` is its program, else it is read from beside the package. */
  export default function loadHighs(options?: { readonly wasmBinary?: Uint8Array }): Promise<Highs>
}
