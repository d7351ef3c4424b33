// Texts by key in the chosen language: `t('today.title')`, `tn('today.left', { count: 3 })`. Knows no screen.
import type { Messages, Plurals } from 'virtual:messages'

import { language } from './language.svelte'
import { textOf } from './tables'

export type MessageKey = keyof Messages & string
export type PluralKey = keyof Plurals & string
type Params<K extends MessageKey> = Messages[K] extends null ? [] : [params: Messages[K]]

export function t<K extends MessageKey>(key: K, ...params: Params<K>): string {
  return fill(find(key), params[0] as Record<string, string | number> | undefined)
}

/** Picks `.one` or `.other` by `count` (Finnish, Swedish and English all split there). */
export function tn<K extends PluralKey>(key: K, params: Plurals[K] & { count: number }): string {
  return fill(find(`${key}.${params.count === 1 ? 'one' : 'other'}`), params)
}

/** For a key that arrives as data, such as an error code: null when there is no such text. */
export function maybeText(key: string, params: Record<string, string | number> = {}): string | null {
  const text = textOf(language(), key)
  return text === undefined ? null : fill(text, params)
}

function find(key: string): string {
  const text = textOf(language(), key)
  if (text === undefined) throw new Error(`No text ${key} in ${language()}`)
  return text
}

function fill(text: string, params: Record<string, unknown> = {}): string {
  return text.replace(/%\{(\w+)\}/g, (whole, name: string) => (name in params ? String(params[name]) : whole))
}
