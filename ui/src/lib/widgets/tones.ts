// The meanings a colour may carry; each is always told in words or by an icon too.
import type { Component } from 'svelte'

export type Tone = 'brand' | 'client' | 'observe' | 'done' | 'attention' | 'danger' | 'plain'
export type IconComponent = Component

export interface Option<Value extends string = string> {
  value: Value
  label: string
  hint?: string
  icon?: IconComponent
  /** Colour of a segment when it is the chosen one. */
  tone?: Tone
}
