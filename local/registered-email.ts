/** The registered address of an organisation of a generated register, or of one that a demonstration imports: made of its key. */
export const registeredEmail = (key: string): string => `${key.replace(':', '-')}@example.invalid`
