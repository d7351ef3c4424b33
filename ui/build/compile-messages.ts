// Turns the texts of locales/*.yml into flat tables and TypeScript types; pure, knows no file system.
import { isMap, isScalar, parseDocument, type YAMLMap } from 'yaml'

export const LANGUAGES = ['fi', 'sv', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

export interface Compiled {
  /** Per language: full key → text. Plurals are two keys, `.one` and `.other`. */
  tables: Record<Language, Record<string, string>>
  /** Full key → names of its parameters. */
  params: Record<string, string[]>
}

/** `sources`: topic (the file's name without .yml) → the file's text. Throws with every fault at once. */
export function compileMessages(sources: Record<string, string>): Compiled {
  const compiled: Compiled = { tables: { fi: {}, sv: {}, en: {} }, params: {} }
  const faults: string[] = []

  for (const [topic, text] of Object.entries(sources)) {
    const document = parseDocument(text, { uniqueKeys: true })
    for (const error of document.errors) faults.push(`${topic}.yml: ${error.message}`)
    const root = document.contents
    if (!isMap(root)) {
      faults.push(`${topic}.yml: no texts`)
      continue
    }
    if ((root as YAMLMap).get('_version') !== 2) faults.push(`${topic}.yml: "_version: 2" is missing`)
    for (const { key, value } of entries(root)) {
      if (key === '_version') continue
      if (key !== topic) faults.push(`${topic}.yml: "${key}" belongs to ${key}.yml`)
      walk(key, value)
    }
  }

  for (const key of Object.keys(compiled.params)) {
    if (key.endsWith('.one') && !(otherOf(key) in compiled.params)) faults.push(`${key}: its pair ${otherOf(key)} is missing`)
  }
  if (faults.length > 0) throw new Error(`locales:\n  ${faults.join('\n  ')}`)
  return compiled

  function walk(key: string, node: unknown): void {
    if (!isMap(node)) {
      faults.push(`${key}: expected languages or more keys`)
      return
    }
    const children = entries(node)
    if (children.some((child) => isScalar(child.value))) leaf(key, children)
    else for (const child of children) walk(`${key}.${child.key}`, child.value)
  }

  function leaf(key: string, children: Entry[]): void {
    const found = new Map<string, string>()
    for (const { key: language, value } of children) {
      if (!isScalar(value) || typeof value.value !== 'string' || value.type === 'PLAIN') {
        faults.push(`${key}.${language}: write the text in quotation marks`)
      } else if (!LANGUAGES.includes(language as Language)) {
        faults.push(`${key}.${language}: not a language of Askel`)
      } else if (value.value.trim() === '') {
        faults.push(`${key}.${language}: empty`)
      } else found.set(language, value.value)
    }
    const names = parametersOf(found.get('fi') ?? '')
    for (const language of LANGUAGES) {
      const text = found.get(language)
      if (text === undefined) {
        if (!children.some((child) => child.key === language)) faults.push(`${key}: ${language} is missing`)
        continue
      }
      const own = parametersOf(text)
      if (own.join() !== names.join()) faults.push(`${key}.${language}: parameters (${own.join(', ')}) differ from fi (${names.join(', ')})`)
      compiled.tables[language][key] = text
    }
    compiled.params[key] = names
  }
}

/** The `.d.ts` that makes `t` and `tn` refuse a wrong key or a missing parameter. */
export function declareMessages({ params }: Compiled): string {
  const plain: string[] = []
  const plural: string[] = []
  for (const key of Object.keys(params).sort()) {
    const names = params[key] ?? []
    if (key.endsWith('.one')) continue
    const stem = key.endsWith('.other') ? key.slice(0, -'.other'.length) : null
    if (stem !== null && `${stem}.one` in params) {
      const all = [...new Set(['count', ...names, ...(params[`${stem}.one`] ?? [])])].sort()
      plural.push(`    '${stem}': { ${all.map((name) => `${name}: ${name === 'count' ? 'number' : 'string | number'}`).join('; ')} }`)
    } else {
      plain.push(`    '${key}': ${names.length === 0 ? 'null' : `{ ${names.map((name) => `${name}: string | number`).join('; ')} }`}`)
    }
  }
  return [
    '// Made by build/messages.ts from locales/*.yml; do not edit.',
    "declare module 'virtual:messages' {",
    '  /** Key → its parameters, null when it has none. */',
    '  export interface Messages {',
    ...plain,
    '  }',
    '  /** Key of a text with .one and .other → its parameters. */',
    '  export interface Plurals {',
    ...plural,
    '  }',
    '}',
    "declare module 'virtual:messages/door' {",
    `  export const tables: Record<${LANGUAGES.map((language) => `'${language}'`).join(' | ')}, Record<string, string>>`,
    '}',
    ...LANGUAGES.flatMap((language) => [
      `declare module 'virtual:messages/${language}' {`,
      '  export const table: Record<string, string>',
      '}',
    ]),
    '',
  ].join('\n')
}

function otherOf(one: string): string {
  return `${one.slice(0, -'.one'.length)}.other`
}

interface Entry {
  key: string
  value: unknown
}

function entries(map: YAMLMap): Entry[] {
  return map.items.map((item) => ({ key: String(isScalar(item.key) ? item.key.value : item.key), value: item.value }))
}

function parametersOf(text: string): string[] {
  return [...new Set([...text.matchAll(/%\{(\w+)\}/g)].map((match) => match[1] ?? ''))].sort()
}
