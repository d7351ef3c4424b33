// The way from a field to the menu of phrases, which the frame holds. Knows neither.

let open: (field: HTMLTextAreaElement) => void = () => {}

export function onPhrasesAsked(run: (field: HTMLTextAreaElement) => void): void {
  open = run
}

/** Opens the menu for that field. */
export function askPhrases(field: HTMLTextAreaElement): void {
  open(field)
}
