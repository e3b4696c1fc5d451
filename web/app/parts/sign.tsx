const paths = {
  yes: 'M10 1.5a8.5 8.5 0 1 1 0 17 8.5 8.5 0 0 1 0-17M6.3 10.3l2.5 2.5 5-5.4',
  no: 'M10 1.5a8.5 8.5 0 1 1 0 17 8.5 8.5 0 0 1 0-17M7 7l6 6m0-6-6 6',
  wait: 'M10 1.5a8.5 8.5 0 1 1 0 17 8.5 8.5 0 0 1 0-17M10 5.5V10l3 2',
} as const

/** How things stand, in colour. */
export type Tone = keyof typeof paths

/** A sign beside words that say the same. */
export const Sign = ({ tone }: { readonly tone: Tone }) => (
  <svg viewBox="0 0 20 20" className={`sign ${tone}`} aria-hidden="true">
    <path d={paths[tone]} />
  </svg>
)

/** A state in a few words; without a tone it is neither good nor bad. */
export const Tag = ({ tone, children }: { readonly tone?: Tone | undefined; readonly children: string }) => (
  <span className={`tag ${tone ?? ''}`}>
    {tone && <Sign tone={tone} />}
    {children}
  </span>
)
