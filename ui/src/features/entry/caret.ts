// Where the worker was writing: the path of the focused field, and the way back to it. Knows ids, no texts.
import { fieldId } from '../../lib/text/problems'

/** The path of the field that holds `element`, or null for what is not a field of the form. */
export function caretOf(element: Element): string | null {
  const field = element.matches('input, textarea, select') ? (element.closest('fieldset.choices[id], [id]') ?? null) : null
  return field === null || field.id === '' ? null : field.id.replaceAll('-', '.')
}

/** Puts the focus, and in a text the caret at its end, where the path says. False when the field is not on the page. */
export function returnTo(caret: string): boolean {
  const control = controlOf(document.getElementById(fieldId(caret)))
  if (control === null) return false
  control.focus()
  if (control instanceof HTMLTextAreaElement) control.setSelectionRange(control.value.length, control.value.length)
  return true
}

/** The field itself, or of a group the chosen one, or its first. */
function controlOf(found: HTMLElement | null): HTMLElement | null {
  if (found === null || found.matches('input, textarea, select')) return found
  return found.querySelector<HTMLElement>('input:checked') ?? found.querySelector<HTMLElement>('input, textarea, select')
}
