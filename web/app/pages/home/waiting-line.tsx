import { Link } from 'wouter'
import { datesIn, daysLeft } from '../../i18n/dates.ts'
import { useLanguage } from '../../i18n/language.ts'
import { Tag } from '../../parts/sign.tsx'
import { useHomeTexts, type HomeTexts } from '../../texts/home.ts'
import type { Waiting } from './waiting.ts'

const said = (texts: HomeTexts, waiting: Waiting, limit: (moment: string) => string): readonly [string, string] => {
  if (waiting.kind === 'answer') {
    const { coordinator, application } = waiting.invitation
    const by = waiting.due === undefined ? texts.answerAnyTime : texts.answerBy(limit(waiting.due))
    return [texts.answer(coordinator.name, application.name), by]
  }
  if ('standing' in waiting) {
    const { name } = waiting.standing.cluster
    if (waiting.kind === 'asking') return [texts.asking(name), texts.askingSentence]
    const by = waiting.due === undefined ? texts.answerAnyTime : texts.answerBy(limit(waiting.due))
    return [texts.join(name), by]
  }
  const { name } = waiting.application
  switch (waiting.kind) {
    case 'finish':
      return [texts.finish(name), texts.finishSentence]
    case 'correct':
      return [texts.correct(name), texts.correctSentence]
    case 'gathering':
      return [texts.gathering(name), texts.gatheringSentence]
    case 'review':
      return [texts.review(name), texts.reviewSentence]
    case 'deciding':
      return [texts.deciding(name), texts.decidingSentence]
  }
}

const holders = { gathering: 'invited', review: 'officer', deciding: 'service', asking: 'invited' } as const

const addressOf = (waiting: Waiting): string => {
  if (waiting.kind === 'answer') return `/applications/${waiting.invitation.application.id}`
  if ('standing' in waiting) return `/clusters/${waiting.standing.cluster.id}`
  return `/applications/${waiting.application.id}`
}

/** One thing that waits, with where it leads and how long there is. */
export const WaitingLine = ({ waiting }: { readonly waiting: Waiting }) => {
  const texts = useHomeTexts()
  const { language } = useLanguage()
  const [title, sentence] = said(texts, waiting, datesIn(language).limit)
  const { kind, due } = waiting
  const isOthers = kind === 'gathering' || kind === 'review' || kind === 'deciding' || kind === 'asking'
  return (
    <li>
      <div>
        <strong>
          <Link href={addressOf(waiting)}>{title}</Link>
        </strong>
        <p className="small quiet">{sentence}</p>
      </div>
      {isOthers ? (
        <Tag>{texts.holders[holders[kind]]}</Tag>
      ) : (
        due !== undefined && <Tag tone="wait">{texts.daysLeft(daysLeft(due, Date.now()))}</Tag>
      )}
    </li>
  )
}
