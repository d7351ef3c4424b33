// The keys of the whole program: what is pressed together, as a worker would write it, and which keys there are. Does nothing itself.
import { ROOMS } from './rooms'

/** Every chord the program takes; the handbook's page of keys tells of each (keys.test.ts). */
export const KEYS = [
  'F1', 'F2', 'F8', 'Ctrl+K', 'Ctrl+N', 'Ctrl+L', 'Ctrl+Z', 'Ctrl+.', 'Ctrl+Enter', ...ROOMS.flatMap((room) => room.keys ?? []), 'Alt+0', 'Alt+1', 'Alt+2', 'Alt+3', 'Alt+4', 'Alt+5', 'Alt+6',
] as const

/** `Ctrl+K` for that press; with another modifier it is another chord. AltGr, which is Ctrl and Alt on Nordic keyboards, is none of ours. */
export function chordOf(event: KeyboardEvent): string {
  if (event.metaKey || (event.ctrlKey && event.altKey)) return ''
  const key = event.key.length === 1 ? event.key.toUpperCase() : event.key
  return [event.ctrlKey && 'Ctrl', event.altKey && 'Alt', event.shiftKey && 'Shift', key].filter(Boolean).join('+')
}

/** Where a press belongs to the text that is being written. */
export function isWriting(target: EventTarget | null): boolean {
  if (target instanceof HTMLTextAreaElement) return true
  return target instanceof HTMLInputElement && !['radio', 'checkbox', 'button', 'submit'].includes(target.type)
}
