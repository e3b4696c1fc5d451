import { describe, expect, it } from 'vitest'
import { feedbackSchema } from '../../../functions/streams/feedback.ts'

const headers = [
  { name: 'Subject', value: 'x' },
  { name: 'X-Consort-Mail', value: 'id~ru-inn%3A7735007358' },
]

const told = (...reports: readonly object[]) =>
  feedbackSchema.parse({ Records: reports.map((report) => ({ Sns: { Message: JSON.stringify(report) } })) })

const bounce = (bounceType: string, emailAddress = 'info@example.invalid') => ({
  eventType: 'Bounce',
  mail: { messageId: 'm', headers },
  bounce: { bounceType, bouncedRecipients: [{ emailAddress, status: '5.1.1' }] },
})

describe('what SES reports', () => {
  it('names the mail and the address that bounced for good', () => {
    expect(told(bounce('Permanent'))).toEqual([
      { mailId: 'id~ru-inn:7735007358', addresses: ['info@example.invalid'], because: 'bounce' },
    ])
  })

  it('names the address alone where a name stands before it', () => {
    expect(told(bounce('Permanent', '"Some Body" <info@example.invalid>'))[0]!.addresses).toEqual([
      'info@example.invalid',
    ])
  })

  it('names the address that complained', () => {
    const complaint = {
      eventType: 'Complaint',
      mail: { headers },
      complaint: { complainedRecipients: [{ emailAddress: 'info@example.invalid' }] },
    }
    expect(told(complaint)).toEqual([
      { mailId: 'id~ru-inn:7735007358', addresses: ['info@example.invalid'], because: 'complaint' },
    ])
  })

  it('says nothing of a mailbox that is full, of a mail that is not ours, or of anything else', () => {
    expect(
      told(bounce('Transient'), { ...bounce('Permanent'), mail: {} }, { eventType: 'Delivery', mail: { headers } }),
    ).toEqual([undefined, undefined, undefined])
  })

  it.each([{}, { Records: [{ Sns: { Message: 'nonsense' } }] }, { Records: [{ Sns: {} }] }])('refuses %j', (event) => {
    expect(() => feedbackSchema.parse(event)).toThrow(/expected|JSON/)
  })
})
