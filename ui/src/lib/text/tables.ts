// The texts of each language: the lock screen's are there from the start, the rest is read when the language is first spoken.
import { tables as atTheDoor } from 'virtual:messages/door'

import type { Language } from '../host/bindings.gen'

type Table = Readonly<Record<string, string>>

const READ: Record<Language, () => Promise<{ table: Table }>> = {
  fi: () => import('virtual:messages/fi'),
  sv: () => import('virtual:messages/sv'),
  en: () => import('virtual:messages/en'),
}

const rest: Partial<Record<Language, Table>> = {}

export async function readTexts(language: Language): Promise<void> {
  rest[language] ??= (await READ[language]()).table
}

/** Undefined when there is no such text, or the language has not been read and the text is not the lock screen's. */
export function textOf(language: Language, key: string): string | undefined {
  return atTheDoor[language][key] ?? rest[language]?.[key]
}
