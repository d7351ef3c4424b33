// How things stand with the server, read again when told and, while a conversation goes on, every second. Call inside a component.
import { onMount } from 'svelte'

import type { SyncState } from '../../lib/host/bindings.gen'
import { reading, type Reading } from '../../lib/host/reading.svelte'

const LOOK_AGAIN_MS = 1000

export function watching(): Reading<SyncState> {
  const state = reading('sync_state', () => ({}), ['sync', 'policy', 'conflict', 'entry', 'document', 'delivery', 'client', 'goal', 'task'])
  onMount(() => {
    const waits = () => state.value?.progress || state.value?.server?.signIn.is === 'waiting'
    const look = setInterval(() => waits() && void state.again(), LOOK_AGAIN_MS)
    return () => clearInterval(look)
  })
  return state
}
