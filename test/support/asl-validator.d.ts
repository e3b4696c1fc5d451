declare module 'asl-validator' {
  /** Checks a definition against the Amazon States Language; the package has no types of its own. */
  export default function validate(definition: unknown): {
    readonly isValid: boolean
    readonly errors: readonly { readonly Message: string }[]
  }
}
