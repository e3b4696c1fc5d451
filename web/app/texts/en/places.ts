import { counted } from '../../i18n/counted.ts'

const organisations = (count: number): string => counted('en', count, { one: 'organisation', other: 'organisations' })

/** What is said of the places of a consortium, in English. */
export const texts = {
  title: (confirmed: number, minimum: number) =>
    confirmed > minimum
      ? `${confirmed} have confirmed, ${minimum} are required`
      : `${confirmed} of ${minimum} have confirmed`,
  required: (minimum: number) => `${organisations(minimum)} ${minimum === 1 ? 'is' : 'are'} required`,
  notYet: 'nobody has been asked yet',
  sentence: ({ asked, open, beyond }: { readonly asked: number; readonly open: number; readonly beyond: number }) =>
    [
      asked > 0 ? `${asked} asked that would count` : 'nobody left to answer',
      open > 0 && counted('en', open, { one: 'place open', other: 'places open' }),
      beyond > 0 && `${beyond} more than required`,
    ]
      .filter((part) => part !== false)
      .join(', '),
  confirmed: 'Confirmed',
  asked: 'Asked',
  open: 'Open',
  categories: {
    largeCompany: { letter: 'L', name: 'Large company' },
    industry: { letter: 'I', name: 'Industry' },
    sme: { letter: 'S', name: 'Small or medium business' },
    research: { letter: 'R', name: 'Research' },
    education: { letter: 'E', name: 'Education' },
    developmentInstitute: { letter: 'D', name: 'Development institute' },
    municipalAuthority: { letter: 'M', name: 'Municipal authority' },
  },
}
export type Texts = typeof texts
