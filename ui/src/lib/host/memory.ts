// The twin of the core for tests and pictures: everything in memory, a clock that stands still. Never in the product.
import type { BackupRow, VaultStatus } from './bindings.gen'
import type { Answer, Args, Command, Host, Ok } from './host'
import { newBag } from './memory/bag'
import { memoryOfDeeds } from './memory/undo'
import { wishes } from './memory/wishes'

export interface MemoryOptions {
  /** How the window finds the laptop. */
  start?: 'open' | 'locked' | 'first' | 'together'
  bag?: 'usual' | 'empty' | 'long'
  language?: VaultStatus['language']
  /** What the organisation's server holds; `first` is in the middle of the first download. */
  server?: 'none' | 'usual' | 'first' | 'all'
  /** Whether the passphrase was given a moment ago. */
  proven?: boolean
}

const CARDS = [
  { id: 'v1', label: 'Kaisa Niemi', waitSeconds: 0, keysMended: false, recovery: true, recoveryAsked: null },
  { id: 'v2', label: 'Åsa Ström-Đurić', waitSeconds: 0, keysMended: false, recovery: false, recoveryAsked: null },
]
const BACKUPS: BackupRow[] = [
  { id: 'here/v1/3', label: 'Kaisa Niemi', madeAt: '2026-02-03T08:14:00+02:00', entries: 5, elsewhere: false, whole: true },
  { id: 'elsewhere/v1/2', label: 'Kaisa Niemi', madeAt: '2026-02-02T08:31:00+02:00', entries: 4, elsewhere: true, whole: true },
  { id: 'here/v1/1', label: 'Kaisa Niemi', madeAt: null, entries: 0, elsewhere: false, whole: false },
]
const SUGGESTIONS = [
  ['kaarna', 'lokki', 'teevati', 'hyrrä', 'salmi'],
  ['pihlaja', 'orava', 'mukula', 'tuuli', 'kynnys'],
]
const AFTER_PROOF: Command[] = ['access_save', 'delivery_export', 'delivery_export_all', 'delivery_hand_over']
export const PASSPHRASE = 'kaarna lokki teevati hyrrä salmi'

export function memoryHost(options: MemoryOptions = fromAddress()): Host {
  let language = options.language ?? 'fi'
  const together = options.start === 'together'
  let open = together || (options.start ?? 'open') === 'open'
  let made = options.start !== 'first'
  let tries = 0
  let proven = options.proven ?? true
  let wrong = 0
  let suggested = 0
  const bag = newBag(options.bag ?? 'usual', options.server ?? 'none')
  bag.worker.language = language
  const table = wishes(bag)
  const deeds = memoryOfDeeds(bag)

  const status = (): VaultStatus => ({
    vaults: made ? CARDS.map((card, index) => ({ ...card, waitSeconds: index === 0 ? waiting() : 0 })) : [],
    open: open ? { id: 'v1', workerName: `${bag.worker.givenNames} ${bag.worker.familyName}`, unitName: bag.worker.unitName, language: bag.worker.language, idleMinutes: 5, together } : null,
    language,
  })
  const waiting = () => (tries >= 3 ? 30 : 0)

  const prove = ({ passphrase }: Args<'vault_prove'>) => {
    proven = passphrase === PASSPHRASE
    wrong = proven ? 0 : wrong + 1
    if (proven) return
    open = wrong < 3
    throw { code: open ? 'wrong_passphrase' : 'locked' }
  }

  const locked: { [C in Command]?: (args: Args<C>) => Ok<C> } = {
    vault_status: status,
    vault_suggest_passphrase: () => SUGGESTIONS[suggested++ % SUGGESTIONS.length] ?? [],
    vault_check_passphrase: ({ passphrase }) => {
      const characters = [...passphrase].length
      const strength = Math.min(4, Math.floor(new Set(passphrase).size / 3))
      return { accepted: characters >= 15 && strength >= 3, characters, strength }
    },
    vault_create: ({ worker, passphrase }) => {
      const empty = (['givenNames', 'familyName', 'title', 'unitName', 'organisationName'] as const).filter((path) => !worker[path].trim())
      if (empty.length > 0) throw { code: 'fields', fields: empty.map((path) => ({ path, code: 'required' })) }
      if (passphrase.length < 15) throw { code: 'passphrase_short' }
      bag.worker = { ...worker }
      made = open = true
      return status()
    },
    vault_unlock: ({ passphrase }) => {
      if (passphrase !== PASSPHRASE) {
        tries += 1
        if (waiting() > 0) throw { code: 'wait', params: { seconds: String(waiting()) } }
        throw { code: 'wrong_passphrase' }
      }
      tries = 0
      open = proven = true
      return status()
    },
    recovery_ask: ({ passphrase }) => {
      if (passphrase.length < 15) throw { code: 'passphrase_short' }
      return { folder: '/home/kaisa/Tiedostot', file: 'askel-palautuspyynto.json', code: '7Q2M-K0ZD-94XA-H3RT' }
    },
    recovery_finish: ({ passphrase }) => {
      if (passphrase !== PASSPHRASE) throw { code: 'wrong_passphrase' }
      open = true
      return status()
    },
    language_choose: (choice) => {
      language = bag.worker.language = choice.language
      return null
    },
    backup_list: () => BACKUPS,
    backup_find: () => BACKUPS,
    backup_restore: ({ id, passphrase }) => {
      const row = BACKUPS.find((one) => one.id === id && one.whole)
      if (!row?.madeAt) throw { code: 'backup_damaged' }
      if (passphrase !== PASSPHRASE) throw { code: 'wrong_passphrase' }
      return { madeAt: row.madeAt, entries: row.entries, missing: 5 - row.entries, aside: '/home/kaisa/.local/share/askel/put-aside/2026-02-03-093000-1-v1', closed: false }
    },
    vault_lock: () => {
      open = false
      return null
    },
  }

  return {
    async call<C extends Command>(command: C, args: Args<C>): Promise<Answer<Ok<C>>> {
      const early = locked[command]
      if (early) return { value: early(args), changed: [] }
      if (!open) throw { code: 'locked' }
      if (command === 'vault_prove') prove(args as Args<'vault_prove'>)
      if (AFTER_PROOF.includes(command) && !proven) throw { code: 'passphrase_needed' }
      if (command === 'undo') return deeds.undo((args as Args<'undo'>).id) as Answer<Ok<C>>
      const wish = table[command]
      if (!wish) throw { code: 'bad_request' }
      return structuredClone(deeds.done(command, () => wish(structuredClone(args))))
    },
  }
}

/** `?start=locked&bag=long&language=sv`, so that a picture can be taken of each. */
function fromAddress(): MemoryOptions {
  const query = new URLSearchParams(location.search)
  return { start: (query.get('start') ?? 'open') as 'open', bag: (query.get('bag') ?? 'usual') as 'usual', language: (query.get('language') ?? 'fi') as 'fi', server: (query.get('server') ?? 'none') as 'none', proven: query.get('proven') !== 'no' }
}
