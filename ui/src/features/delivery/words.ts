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
  const name = [kindName(draft), draft.date].filter(Boolean).join(' ')
  return draft.corrects ? t('delivery.correction', { name }) : name
}

/** `Kotikäynti ti 27.1.`, `Kotikäynti ti 27.1., versio 2` */
export function entryName(entry: EntryRow): string {
  const name = `${kindName(entry)} ${writeShortDay(entry.startsAt)}`
  if (entry.annulled) return `${name}, ${t('delivery.annulment')}`
  return entry.version > 1 ? `${name}, ${t('delivery.version', { version: entry.version })}` : name
}
