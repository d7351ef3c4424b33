// The handbook in a language, read when it is first opened and kept for the next time. Asks no host and needs no open bag.
import type { Language } from '../../lib/host/bindings.gen'
import type { Handbook } from './tree'

const READ: Record<Language, () => Promise<{ handbook: Handbook }>> = {
  fi: () => import('virtual:handbook/fi'),
  sv: () => import('virtual:handbook/sv'),
  en: () => import('virtual:handbook/en'),
}

export async function readHandbook(language: Language): Promise<Handbook> {
  return (await READ[language]()).handbook
}
