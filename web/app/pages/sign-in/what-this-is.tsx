import { useSignInTexts } from '../../texts/sign-in.ts'

/** What the service is for, for who sees it for the first time. */
export const WhatThisIs = () => {
  const { what } = useSignInTexts()
  return (
    <section className="tight">
      <h2>{what.title}</h2>
      <p>{what.sentence}</p>
      <ol className="steps">
        {what.steps.map(({ title, text }) => (
          <li key={title}>
            <strong>{title}</strong>
            <p className="quiet">{text}</p>
          </li>
        ))}
      </ol>
      <p>{what.invited}</p>
      <p>
        <a href="/e">{what.extract}</a>
      </p>
    </section>
  )
}
