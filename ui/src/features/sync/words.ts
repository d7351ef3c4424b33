// Words for what the core says of the server: the claim, the states, the ends. Knows codes; claims nothing by itself.
import type { AsideReason, ClaimSentence, ClaimView, LastSync, ProgressView, RowState, ServerView, SyncRow } from '../../lib/host/bindings.gen'
import { hrefTo } from '../../lib/navigate'
import { dayHere, writeClock, writeDate, writeShortDay } from '../../lib/text/dates'
import { maybeText, t, tn } from '../../lib/text/text'
import type { Tone } from '../../lib/widgets/tones'
import { modeName } from '../session/mode'

/** `klo 9.41` today, `ti 3.2. klo 9.41` otherwise. */
export function writeWhen(moment: string, today = dayHere()): string {
  return moment.startsWith(today) ? writeClock(moment) : `${writeShortDay(moment)} ${writeClock(moment)}`
}

export interface Claimed {
  /** Said firmly. */
  what: string
  /** What stands behind it, quietly. */
  behind: string
  tone: Tone
}

const TONES = { settled: 'done', neutral: 'plain', attention: 'attention' } as const satisfies Record<ClaimView['tone'], Tone>

function sentenceWords(sentence: ClaimSentence): string | null {
  switch (sentence.is) {
    case 'no_server':
      return null
    case 'nothing':
      return t('sync.claim.nothing')
    case 'all_on_server':
      return tn('sync.claim.all', { count: sentence.rows })
    case 'only_here':
      return tn('sync.claim.only_here', { count: sentence.rows })
    case 'not_confirmed':
      return tn('sync.claim.not_confirmed', { count: sentence.rows })
    case 'not_checked':
      return sentence.days === null || sentence.days === 0 ? t('sync.claim.never') : tn('sync.claim.not_known', { count: sentence.days })
    case 'doubted':
      return t('sync.claim.doubted')
  }
}

/** Null where there is no server: then the folder's counts are said. Offline is no alarm; only what somebody has to look at is. */
export function claimWords({ sentence, tone, because, needsAttention, twoVersions, checkedAt }: ClaimView): Claimed | null {
  const what = sentenceWords(sentence)
  if (what === null) return null
  const asks = [needsAttention > 0 && tn('sync.claim.attention', { count: needsAttention }), twoVersions > 0 && tn('sync.claim.two_versions', { count: twoVersions })].filter((words) => words !== false)
  const looked = sentence.is === 'nothing' || sentence.is === 'not_checked' || sentence.is === 'doubted' ? [] : [checkedAt === null ? t('sync.claim.unchecked') : t('sync.claim.checked', { when: writeWhen(checkedAt) })]
  const hindered = because === null || because === 'no_network' ? [] : [t(`sync.claim.${because}`)]
  return { what, behind: [...asks, ...hindered, ...(asks.length + hindered.length > 0 ? [] : looked)].join(' · '), tone: TONES[tone] }
}

/** How far it has come, with counts where they are known. */
export function progressWords({ phase, done, of }: ProgressView): string {
  if (phase === 'connecting') return t('sync.phase.connecting')
  if (of !== null) return t(`sync.counted.${phase}`, { done, of })
  return phase === 'fetching' && done > 0 ? `${t('sync.phase.fetching')}, ${tn('sync.so_far', { count: done })}` : t(`sync.phase.${phase}`)
}

const CALM: readonly LastSync['end'][] = ['no_connection', 'cancelled', 'stopped']

/** A network that is not there is nobody's fault; what is, is said in amber. */
export function endTone(end: LastSync['end']): Tone {
  return end === 'done' ? 'done' : CALM.includes(end) ? 'plain' : 'attention'
}

export function endWords({ end, at, sent, fetched }: LastSync): string {
  const told = t(`sync.end.${end}`, { when: writeWhen(at) })
  const counts = [sent > 0 && tn('sync.sent', { count: sent }), fetched > 0 && tn('sync.fetched', { count: fetched })].filter(Boolean).join(', ')
  return counts === '' ? told : `${told} ${counts}.`
}

/** `Kotikäynti ti 27.1.`, `Asiakassuunnitelma 13.1.2026, versio 2`, `Tavoite`. */
export function rowName({ what, noun, version }: SyncRow): string {
  if (what.is === 'other') return nounName(noun)
  const name = what.is === 'document' ? `${t(`document_form.kind.${what.form}`)} ${writeDate(what.happened_at)}` : `${what.kind === 'meeting' ? modeName(what.mode) : t(`entry.kind.${what.kind}`)} ${writeShortDay(what.happened_at)}`
  if (what.annulled) return `${name}, ${t('delivery.annulment')}`
  return version > 1 ? `${name}, ${t('delivery.version', { version })}` : name
}

/** The log's noun as a word; a noun that a later Askel wrote is shown as it is. */
export function nounName(noun: string): string {
  return maybeText(`access.noun.${noun}`) ?? maybeText(`sync.noun.${noun}`) ?? noun
}

/** Where the row's own page is; absent where it has none. */
export function rowHref({ what, id, clientId, noun }: SyncRow): string | null {
  if (what.is === 'document') return hrefTo.document(id)
  if (what.is === 'entry') return hrefTo.entry(id)
  if (noun === 'group') return hrefTo.groups()
  return clientId === null ? null : hrefTo.client(clientId)
}

/** Some servers number versions, others give each a long name: its beginning is enough to tell them apart, and the proof has it whole. */
function shortVersion(version: string): string {
  return version.length > 8 ? `${version.slice(0, 8)}…` : version
}

/** `going`: a conversation goes on. Without one nothing is being sent, and what had been is not known to have arrived. */
export function stateWords(state: RowState, going = true): string {
  if (state.is === 'sending' && !going) return t('sync.sent_unsure')
  if (state.is === 'on_server') return t('sync.state.on_server', { version: shortVersion(state.version), when: writeWhen(state.at) })
  return t(`sync.state.${state.is}`)
}

const SOON_DAYS = 7

/** That the clients' details close before long without contact, or have closed; null while there is time. */
export function closingWords({ lease, leaseDaysLeft }: ServerView): string | null {
  if (lease === 'over') return t('error.lease_over')
  if (lease === 'revoked') return t('error.device_revoked')
  if (lease !== 'open' || leaseDaysLeft > SOON_DAYS) return null
  return leaseDaysLeft === 0 ? t('sync.lease_last') : tn('sync.lease', { count: leaseDaysLeft })
}

/** Why, and what to do. */
export function asideWords(reason: AsideReason): string {
  return t(`sync.aside.${reason}`)
}
