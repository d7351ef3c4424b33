// Which language the window speaks; every text that was shown follows a change.
import type { Language } from '../host/bindings.gen'

export const LANGUAGES: readonly Language[] = ['fi', 'sv', 'en']

let chosen = $state<Language>('fi')

export function language(): Language {
  return chosen
}

export function setLanguage(next: Language): void {
  chosen = next
  document.documentElement.lang = next
}
