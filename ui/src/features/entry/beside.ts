// Two versions beside each other: each field's name, and what each version says in it. Computes no difference.
import type { ChildrenNoted, ContactMode, EntryField, FieldBeside, ReadTogether, RemoteObstacle, Run } from '../../lib/host/bindings.gen'
import { t } from '../../lib/text/text'
import { modeName } from '../session/mode'

const LABELS: Record<EntryField, () => string> = {
  when: () => t('entry.versions.when'),
  mode: () => t('entry.sentence.field.mode'),
  place: () => t('entry.sentence.field.place'),
  participants: () => t('entry.sentence.field.participants'),
  together: () => t('entry.sentence.field.together'),
  group_did: () => t('entry.voice.group'),
  remote_obstacle: () => t('entry.remote.label'),
  children: () => t('entry.children.label'),
  client_tells: () => t('entry.voice.client'),
  observations: () => t('entry.voice.observations'),
  assessment: () => t('entry.voice.assessment'),
  agreed: () => t('entry.voice.agreed'),
  read_together: () => t('entry.read.label'),
  dissent: () => t('entry.read.dissent'),
  what_was_done: () => t('entry.document.what_was_done'),
  cancelled_by: () => t('entry.cancelled.by'),
  cancel_reason: () => t('entry.cancelled.reason'),
  cancel_details: () => t('entry.cancelled.details'),
}

function inWords(field: EntryField, text: string): string {
  if (field === 'mode') return modeName(text as ContactMode)
  if (field === 'together') return t(text === 'yes' ? 'entry.sentence.together_yes' : 'entry.sentence.together_no')
  if (field === 'remote_obstacle' && text !== '') return t(`entry.remote.${text as RemoteObstacle}`)
  if (field === 'children' && text !== '') return t(`entry.children.${text as ChildrenNoted}`)
  if (field === 'read_together' && text !== '') return t(`entry.read.${text as ReadTogether}`)
  if (field === 'cancelled_by') return t(`entry.cancelled.by_${text as 'client' | 'worker' | 'other'}`)
  return text
}

/** One field of two versions, as it is read. */
export interface Named {
  name: string
  changed: boolean
  runs: Run[]
}

/** The fields of an entry under their names, what stands there as a code in words. */
export function named(fields: readonly FieldBeside[]): Named[] {
  return fields.map(({ field, changed, runs }) => ({ name: LABELS[field](), changed, runs: runs.map((run) => ({ ...run, text: inWords(field, run.text) })) }))
}

/** What the earlier (`removed`) or the later (`added`) version says, in runs that join to its text. */
export function sideOf({ runs }: Named, side: 'removed' | 'added'): Run[] {
  return runs.filter((run) => run.kind === 'same' || run.kind === side)
}
