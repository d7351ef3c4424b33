// How old the newest backup is, in words. Reads what the core answered; decides nothing.
import type { BackupState } from '../../lib/host/bindings.gen'
import { writeClock, writeMoment } from '../../lib/text/dates'
import { t } from '../../lib/text/text'

export function newestWords(newest: string | null, today: BackupState['today']): string {
  if (newest === null) return t('backup.none')
  return newest.slice(0, 10) === today ? t('backup.newest_today', { clock: writeClock(newest) }) : t('backup.newest', { moment: writeMoment(newest) })
}
