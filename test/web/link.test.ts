import { describe, expect, it } from 'vitest'
import { invitationId } from '../../shared/domain/invitation-id.ts'
import { applicationOf, linkIn } from '../../web/assets/lib/link.js'

const applicationId = '0198c0de-0000-7000-8000-000000000001'
const invitation = invitationId(applicationId, 'ru-inn:7735007358')

describe('the fragment of an invitation’s link', () => {
  it('holds the invitation and its secret', () => {
    expect(linkIn(`#${invitation}.s3cr-et_`)).toEqual({ invitation, secret: 's3cr-et_' })
  })

  it.each(['', '#', '#abc', '#abc.', '#.secret'])('is none where it says %j', (fragment) => {
    expect(linkIn(fragment)).toBeUndefined()
  })

  it('leads to the application', () => expect(applicationOf(invitation)).toBe(applicationId))
})
