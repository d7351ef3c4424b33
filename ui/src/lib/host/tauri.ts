// The host of the product: one Tauri command carries every wish. The only file that knows Tauri.
import { invoke } from '@tauri-apps/api/core'
import { listen } from '@tauri-apps/api/event'

import type { Noun, VaultStatus } from './bindings.gen'
import { tellChanged, type Answer, type Args, type Command, type Host, type Ok } from './host'
import { keepEverything } from './leaving'

export const tauriHost: Host = {
  call<C extends Command>(command: C, args: Args<C>) {
    return invoke<Answer<Ok<C>>>('call', { command, args })
  },
}

/** What the shell wrote into the page when it made the window. */
export function knownAtStart(): VaultStatus | null {
  const known = (window as { askelStatus?: VaultStatus }).askelStatus
  return known && known.open === null && known.vaults.length > 0 ? known : null
}

/** The shell says that the window was closed or the laptop falls asleep, and waits a moment for what is unsaved. */
export function listenToShell(): void {
  void listen('closing', () => void keepEverything())
  void listen<Noun[]>('changed', ({ payload }) => tellChanged(payload))
  // Its answer reaches nobody: the page ends with it.
  void listen('locking', () => void keepEverything().then(() => tauriHost.call('vault_lock', {})))
}
