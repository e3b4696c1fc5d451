import type { ErasedKind, StayingKind } from '../domain/erasure.ts'
import type { Language } from '../domain/organisation.ts'
import { en } from './en/privacy.ts'
import { ru } from './ru/privacy.ts'

/** One language's words about being erased: what goes, what stays and why, and who would be left alone. */
export type PrivacyTexts = {
  readonly goes: Record<ErasedKind, string>
  readonly stays: Record<StayingKind, string>
  readonly orphaned: (organisation: string, clusters: number, applications: number) => string
}

/** The words about being erased. */
export const privacyTexts: Record<Language, PrivacyTexts> = { en, ru }
