import type * as z from 'zod'
import { profileSchema, type Profile } from '../../../shared/domain/profile.ts'

/** A profile as anybody signed in may see it: not who wrote it. */
export const profileView = profileSchema
  .pick({
    organisation: true,
    offers: true,
    needs: true,
    place: true,
    description: true,
    openToInvitations: true,
    source: true,
    changedAt: true,
  })
  .meta({ id: 'Profile' })

/** A profile for its readers. */
export const showProfile = ({
  organisation,
  offers,
  needs,
  place,
  description,
  openToInvitations,
  source,
  changedAt,
}: Profile): z.input<typeof profileView> => ({
  organisation,
  offers,
  needs,
  place,
  description,
  openToInvitations,
  source,
  changedAt,
})
