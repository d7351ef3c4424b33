// Puts ready text into a field as if it had been typed: at the caret, and so that the field's own undo takes it out again. Knows no phrase.

/** Where the caret stood before something else had the focus. */
export interface Caret {
  field: HTMLTextAreaElement
  start: number
  end: number
}

export function caretIn(field: HTMLTextAreaElement): Caret {
  return { field, start: field.selectionStart, end: field.selectionEnd }
}

/** After what is there, on a line of its own. */
export function endOf(field: HTMLTextAreaElement): Caret {
  return { field, start: field.value.length, end: field.value.length }
}

export function insert({ field, start, end }: Caret, text: string): void {
  field.focus()
  field.setSelectionRange(start, end)
  // Deprecated by its standard, and the only way by which every engine keeps its undo of the field.
  if (document.execCommand?.('insertText', false, text)) return
  field.setRangeText(text, start, end, 'end')
  field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertText', data: text }))
}
