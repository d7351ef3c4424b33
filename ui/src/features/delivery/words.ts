// Names of drafts and entries in lists: what kind of meeting, and when. Knows no client.
import type { DraftRow, EntryRow } from '../../lib/host/bindings.gen'
import { writeShortDay } from '../../lib/text/dates'
import { t } from '../../lib/text/text'
import { modeName } from '../session/mode'

type Kind = Pick<DraftRow, 'kind' | 'mode'>

function kindName({ kind, mode }: Kind): string {
  if (kind !== 'meeting' || mode === null) return t(`entry.kind.${kind}`)
  return modeName(mode)
}

/** `Kotikäynti 30.1.2026`: the day stands as it was typed. */
export function draftName(draft: DraftRow): string {
  return [kindName(draft), draft.date].filter(Boolean).join(' ')
}

/** `Kotikäynti ti 27.1.` */
export function entryName(entry: EntryRow): string {
  return `${kindName(entry)} ${writeShortDay(entry.startsAt)}`
}
