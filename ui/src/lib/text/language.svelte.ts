// Which language the window speaks; every text that was shown follows a change.
import type { Language } from '../host/bindings.gen'
import { readTexts } from './tables'

export const LANGUAGES: readonly Language[] = ['fi', 'sv', 'en']

let chosen = $state<Language>('fi')

export function language(): Language {
  return chosen
}

/** The window speaks `next` once all its texts are read. */
export async function setLanguage(next: Language): Promise<void> {
  await readTexts(next)
  greetIn(next)
}

/** The lock screen speaks `next` at once; nothing else has its words yet. */
export function greetIn(next: Language): void {
  chosen = next
  document.documentElement.lang = next
}
