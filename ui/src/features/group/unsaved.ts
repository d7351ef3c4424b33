// A capture that could not be saved before its page was left: kept in this window, so that coming back finds it. Gone when the bag is locked.
import type { CaptureForm } from '../../lib/host/bindings.gen'

const kept = new Map<string, CaptureForm>()

export function keepUnsaved(draftId: string, form: CaptureForm): void {
  kept.set(draftId, form)
}

/** The words left behind, once; null when everything was saved. */
export function takeUnsaved(draftId: string): CaptureForm | null {
  const form = kept.get(draftId) ?? null
  kept.delete(draftId)
  return form
}
