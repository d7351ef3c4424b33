// Vite plugin: serves locales/handbook/*.md as one tree of words for each language, read lazily by the window.
import { readFileSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Plugin } from 'vite'

import type { Handbook } from '../src/features/handbook/tree.ts'
import { compileHandbook } from './compile-handbook.ts'
import { LANGUAGES, type Language } from './compile-messages.ts'
import { readMessages } from './messages.ts'

const RESOLVED = '\0virtual:handbook/'
const ENDING = '.md'

/** Page id → text, of one language: `four-voices.fi.md` is four-voices. */
export function pageFiles(folder: string, language: Language): Record<string, string> {
  const ending = `.${language}${ENDING}`
  const names = readdirSync(folder).filter((name) => name.endsWith(ending))
  return Object.fromEntries(names.map((name) => [name.slice(0, -ending.length), readFileSync(join(folder, name), 'utf8')]))
}

/** `locales`: the folder of all texts; the pages are in its folder `handbook`. */
export function readHandbook(locales: string, language: Language): Handbook {
  const words = readMessages(locales).tables[language]
  try {
    return compileHandbook(pageFiles(join(locales, 'handbook'), language), (key) => words[key])
  } catch (error) {
    throw new Error(`${language} ${error instanceof Error ? error.message : String(error)}`, { cause: error })
  }
}

export function handbook(locales: string): Plugin {
  let root = '.'
  return {
    name: 'askel-handbook',
    configResolved(config) {
      root = config.root
    },
    resolveId: (id) => (id.startsWith(RESOLVED.slice(1)) ? `\0${id}` : undefined),
    load(id) {
      const language = LANGUAGES.find((one) => id === RESOLVED + one)
      if (language === undefined) return
      const where = resolve(root, locales)
      for (const file of readdirSync(join(where, 'handbook'))) this.addWatchFile(join(where, 'handbook', file))
      return `export const handbook = ${JSON.stringify(readHandbook(where, language))}`
    },
  }
}
