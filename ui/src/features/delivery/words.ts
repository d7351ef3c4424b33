// Names of drafts and finished records in lists: what kind, and when. Knows no client.
import type { DeliveryRow, DocumentDraftRow, DraftRow } from '../../lib/host/bindings.gen'
import { hrefTo } from '../../lib/navigate'
import { writeDate, writeShortDay } from '../../lib/text/dates'
import { t } from '../../lib/text/text'
import { modeName } from '../session/mode'

function kindName({ kind, mode }: Pick<DraftRow, 'kind' | 'mode'>): string {
  if (kind !== 'meeting' || mode === null) return t(`entry.kind.${kind}`)
  return modeName(mode)
}

/** `Kotikäynti 30.1.2026`: the day stands as it was typed. */
function draftName(draft: DraftRow): string {
  const name = [kindName(draft), draft.date].filter(Boolean).join(' ')
  return draft.corrects ? t('delivery.correction', { name }) : name
}

function documentDraftName({ kind, corrects }: DocumentDraftRow): string {
  const name = t(`document_form.kind.${kind}`)
  return corrects ? t('delivery.correction', { name }) : name
}

/** Every draft with its name and the way back to it, entries first. */
export function draftLinks(drafts: readonly DraftRow[], documents: readonly DocumentDraftRow[]) {
  const link = ({ id, clientName, savedAt }: DraftRow | DocumentDraftRow, name: string, href: string) => ({ id, clientName, savedAt, name, href })
  return [
    ...drafts.map((draft) => link(draft, draftName(draft), hrefTo.draft(draft.id))),
    ...documents.map((draft) => link(draft, documentDraftName(draft), hrefTo.documentDraft(draft.clientId, draft.id))),
  ]
}

/** `Kotikäynti ti 27.1.`, `Asiakassuunnitelma 13.1.2026, versio 2` */
export function recordName({ what, happenedAt, version, annulled }: DeliveryRow): string {
  const name = what.is === 'document' ? `${t(`document_form.kind.${what.form}`)} ${writeDate(happenedAt)}` : `${kindName(what)} ${writeShortDay(happenedAt)}`
  if (annulled) return `${name}, ${t('delivery.annulment')}`
  return version > 1 ? `${name}, ${t('delivery.version', { version })}` : name
}

export function recordHref({ id, what }: DeliveryRow): string {
  return what.is === 'document' ? hrefTo.document(id) : hrefTo.entry(id)
}
