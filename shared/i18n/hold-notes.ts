import type { Hold, Holdable } from '../domain/hold.ts'

/** What people are told while something is held back, where operators say nothing of their own. */
export const holdNotes: Record<Holdable, Hold['notes']> = {
  mail: {
    en: 'We are sending no mail at present. Nothing is lost: it goes out as soon as we go on. Sign-in codes are sent as usual.',
    ru: 'Сейчас мы не отправляем письма. Ничего не потеряно: они уйдут, как только мы продолжим. Коды для входа приходят как обычно.',
  },
  submissions: {
    en: 'New applications cannot be sent at present. Your draft is kept.',
    ru: 'Сейчас нельзя отправлять новые заявки. Ваш черновик сохранён.',
  },
  decisions: {
    en: 'No applications are being decided at present. Answers are taken as usual, and no application suffers from the delay.',
    ru: 'Сейчас решения по заявкам не принимаются. Ответы принимаются как обычно, и ни одна заявка от задержки не пострадает.',
  },
}
