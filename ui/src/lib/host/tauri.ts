// The host of the product: one Tauri command carries every wish. The only file that knows Tauri.
import { invoke } from '@tauri-apps/api/core'

import type { Answer, Args, Command, Host, Ok } from './host'

export const tauriHost: Host = {
  call<C extends Command>(command: C, args: Args<C>) {
    return invoke<Answer<Ok<C>>>('call', { command, args })
  },
}
