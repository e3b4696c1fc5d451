import { counted } from '../counted.ts'
import type { CandidateTexts } from '../say-candidate.ts'

/** Who could fill a stage and why, in Russian. */
export const ru: CandidateTexts = {
  match: {
    exact: (capability) => `делает именно это: ${capability}`,
    narrower: (capability) => `делает часть этого: ${capability}`,
    broader: (capability) => `работает в более широкой области: ${capability}`,
    related: (capability) => `делает нечто смежное: ${capability}`,
  },
  capacity: {
    notAsked: 'объём не запрошен',
    unsaid: (asked) => `не указывает объём в нужных единицах (нужно ${asked})`,
    offered: (offered, asked) => `может ${offered}, нужно ${asked}`,
  },
  readiness: {
    notAsked: 'уровень готовности не запрошен',
    unsaid: (asked) => `не указывает уровень готовности технологии; нужен уровень ${asked}`,
    offered: (offered, asked) => `уровень готовности технологии ${offered}, нужен ${asked}`,
  },
  place: (place) => `находится там же, где и координатор: ${place}`,
  waiting: (days) =>
    days === undefined
      ? 'её ещё никто не приглашал'
      : `её не приглашали уже ${counted('ru', days, { one: 'день', few: 'дня', many: 'дней', other: 'дня' })}`,
  hindrance: {
    unknown: 'её больше нет в реестре',
    suspended: 'её участие в реестре приостановлено',
    struckOff: 'она исключена из реестра',
    unreachable: 'в реестре нет её адреса',
    undeliverable: 'письма на её зарегистрированный адрес возвращаются',
    closed: 'в профиле сказано, что она не ждёт приглашений; пригласить её всё же можно',
  },
  notAccepting: (until) =>
    until === undefined ? 'сейчас она не принимает приглашений' : `она не принимает приглашений до ${until}`,
}
