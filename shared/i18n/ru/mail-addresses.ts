import type { Letters } from '../mail-texts.ts'

/** Mail about changes of an organisation's registered address, in Russian. */
export const addressLetters: Letters<'addressChangeAnnounced' | 'addressChanged'> = {
  addressChangeAnnounced: ({ organisation, email, reason, inForceAt, page }, { time }) => ({
    subject: `Зарегистрированный адрес изменится: ${organisation}`,
    happened: [
      {
        paragraph: `Два сотрудника решили, что у организации ${organisation} должен быть другой адрес. По этому адресу мы проверяем, кто вправе действовать от имени организации.`,
      },
      {
        figures: [
          ['Новый адрес', email],
          ['Вступит в силу', time(inForceAt)],
        ],
      },
      { paragraph: `Причина: ${reason}` },
      { action: 'Открыть сервис', href: page },
    ],
    next: 'Если возражений не будет, с этого момента действует новый адрес: открытые приглашения придут на него заново, а ссылки, отправленные на прежний, перестанут работать.',
    turn: `Ваш, если это ошибка: до этого срока любой представитель организации ${organisation} может возразить в сервисе, и адрес не изменится. Если представителя нет, напишите нам.`,
    asked: `Вы получили это письмо, потому что это прежний адрес организации ${organisation}.`,
  }),
  addressChanged: ({ organisation, since, page }, { time }) => ({
    subject: `Теперь это зарегистрированный адрес: ${organisation}`,
    happened: [
      { paragraph: `С ${time(since)} это адрес организации ${organisation} в реестре.` },
      { action: 'Открыть сервис', href: page },
    ],
    next: 'Сюда приходят приглашения и коды, которыми подтверждают право действовать от имени организации. Открытые приглашения отправлены сюда заново.',
    turn: 'Ничей. Если это ошибка, напишите нам.',
    asked: `Вы получили это письмо, потому что два сотрудника изменили адрес организации ${organisation}.`,
  }),
}
