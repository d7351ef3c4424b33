// Vite plugin: serves the texts of locales/*.yml as `virtual:messages` and keeps their types fresh.
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Plugin } from 'vite'

import { compileMessages, declareMessages, type Compiled } from './compile-messages.ts'

const NAME = 'virtual:messages'
const RESOLVED = `\0${NAME}`
export const TYPES = 'src/lib/text/messages.gen.d.ts'

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
    resolveId: (id) => (id === NAME ? RESOLVED : undefined),
    load(id) {
      if (id !== RESOLVED) return
      for (const file of readdirSync(where())) this.addWatchFile(join(where(), file))
      return `export const tables = ${JSON.stringify(readMessages(where()).tables)}`
    },
  }
}
