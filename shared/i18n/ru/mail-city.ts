import type { Letters } from '../mail-texts.ts'

/** Mail about requests to the city, in Russian. */
export const cityLetters: Letters<'cityAnswered'> = {
  cityAnswered: ({ cluster, subject, answer }) => ({
    subject: `Ответ города: ${subject}`,
    happened: [
      { paragraph: `Сотрудник ответил на обращение кластера «${cluster}» к городу: «${subject}».` },
      { paragraph: answer },
    ],
    next: 'Обращение закрыто. Его и ответ видят все участники кластера; обратиться снова можно в любое время.',
    turn: 'Ничей, если в ответе вас ни о чём не просят.',
    asked: 'Вы получили это письмо, потому что ваша организация — координатор кластера.',
  }),
}
