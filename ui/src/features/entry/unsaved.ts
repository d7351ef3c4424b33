// Words that could not be saved before their page was left: kept in this window, so that coming back finds them. Gone when the bag is locked.
import type { EntryForm } from '../../lib/host/bindings.gen'

const kept = new Map<string, EntryForm>()

export function keepUnsaved(draftId: string, form: EntryForm): void {
  kept.set(draftId, form)
}

/** The words left behind, once; null when everything was saved. */
export function takeUnsaved(draftId: string): EntryForm | null {
  const form = kept.get(draftId) ?? null
  kept.delete(draftId)
  return form
}
