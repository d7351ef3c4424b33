// Vite plugin: serves the texts of locales/*.yml, those of the lock screen apart from the rest, and keeps their types fresh.
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Plugin } from 'vite'

import { compileMessages, declareMessages, LANGUAGES, type Compiled } from './compile-messages.ts'

const NAME = 'virtual:messages/'
const RESOLVED = `\0${NAME}`
export const TYPES = 'src/lib/text/messages.gen.d.ts'

/** Topics of the lock screen, which is there before anything else is read: all languages in one table. */
const AT_THE_DOOR = ['action', 'error', 'language', 'vault']
const DOOR = `${RESOLVED}door`

/** Topics that only the core writes, into documents: the window does not carry them. */
const CORE_ONLY = ['document']

export function readMessages(folder: string): Compiled {
  const sources: Record<string, string> = {}
  for (const file of readdirSync(folder).sort()) {
    const topic = file.slice(0, -'.yml'.length)
    if (file.endsWith('.yml') && !CORE_ONLY.includes(topic)) sources[topic] = readFileSync(join(folder, file), 'utf8')
  }
  return compileMessages(sources)
}

/** The texts of the lock screen, or all others. */
function part(table: Record<string, string>, door: boolean): Record<string, string> {
  return Object.fromEntries(Object.entries(table).filter(([key]) => AT_THE_DOOR.includes(key.split('.')[0] ?? '') === door))
}

export function messages(folder: string): Plugin {
  let root = '.'
  let testing = false
  const where = () => resolve(root, folder)
  return {
    name: 'askel-messages',
    configResolved(config) {
      root = config.root
      testing = config.mode === 'test'
    },
    buildStart() {
      if (testing) return // a test tells when the types are stale; it must not mend them in silence
      const fresh = declareMessages(readMessages(where()))
      const path = resolve(root, TYPES)
      if (!existsSync(path) || readFileSync(path, 'utf8') !== fresh) writeFileSync(path, fresh)
    },
    resolveId: (id) => (id.startsWith(NAME) ? `\0${id}` : undefined),
    load(id) {
      if (!id.startsWith(RESOLVED)) return
      for (const file of readdirSync(where())) if (file.endsWith('.yml')) this.addWatchFile(join(where(), file))
      const { tables } = readMessages(where())
      const language = LANGUAGES.find((one) => id === RESOLVED + one)
      if (language !== undefined) return `export const table = ${JSON.stringify(part(tables[language], false))}`
      if (id === DOOR) return `export const tables = ${JSON.stringify(Object.fromEntries(LANGUAGES.map((one) => [one, part(tables[one], true)])))}`
    },
  }
}
