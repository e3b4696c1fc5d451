/** The steps of an application, in their order. */
export const steps = ['name', 'projects', 'organisations', 'send'] as const
export type Step = (typeof steps)[number]

/** The step that an address names; undefined where it names none. */
export const stepIn = (text: string | undefined): Step | undefined => steps.find((step) => step === text)

/** The address of a step of an application. */
export const stepAddress = (id: string, step: Step): string => `/applications/${id}/write/${step}`

/** The step after one; undefined after the last. */
export const stepAfter = (step: Step): Step | undefined => steps[steps.indexOf(step) + 1]
