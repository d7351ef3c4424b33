// Answers that could not be saved before their page was left: kept in this window, so that coming back finds them. Gone when the bag is locked.
import type { DocumentSave } from '../../lib/host/bindings.gen'

const kept = new Map<string, DocumentSave>()

export function keepUnsaved(save: DocumentSave): void {
  kept.set(save.id, save)
}

/** What was left behind, once; null when everything was saved. */
export function takeUnsaved(draftId: string): DocumentSave | null {
  const save = kept.get(draftId) ?? null
  kept.delete(draftId)
  return save
}
