// The one door to the core: sends a wish, hands back its value, and tells who shows stale nouns. Knows no Tauri and no screen.
import type { Api, Failure, Noun } from './bindings.gen'

export type Command = keyof Api
export type Args<C extends Command> = Api[C]['args']
export type Ok<C extends Command> = Api[C]['ok']

export interface Answer<T> {
  value: T
  changed: Noun[]
}

/** What stands behind the door: Tauri in the product, the memory twin in tests. Rejects with a `Failure`. */
export interface Host {
  call<C extends Command>(command: C, args: Args<C>): Promise<Answer<Ok<C>>>
}

let behind: Host | null = null
let locked: () => void = () => {}
const listeners = new Set<{ nouns: readonly Noun[]; reread: () => void }>()

export function setHost(chosen: Host): void {
  behind = chosen
  listeners.clear()
}

export const host: Host = {
  async call(command, args) {
    if (!behind) throw failure('internal')
    let answer
    try {
      answer = await behind.call(command, args)
    } catch (reason) {
      const failed = asFailure(reason)
      if (failed.code === 'locked') locked()
      throw failed
    }
    tellChanged(answer.changed)
    return answer
  },
}

/** Whoever shows one of `nouns` reads anew: after a wish's answer, and when the core did something by itself. */
export function tellChanged(nouns: readonly Noun[]): void {
  for (const listener of [...listeners]) {
    if (listener.nouns.some((noun) => nouns.includes(noun))) listener.reread()
  }
}

/** The value alone, for those who do not care what else changed. */
export async function ask<C extends Command>(command: C, args: Args<C>): Promise<Ok<C>> {
  return (await host.call(command, args)).value
}

/** Runs `reread` after every wish that changed one of `nouns`; the answer ends it. */
export function onChanged(nouns: readonly Noun[], reread: () => void): () => void {
  const listener = { nouns, reread }
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Runs when the core answers that the bag is locked: whatever is on the screen must go. */
export function onLocked(run: () => void): void {
  locked = run
}

export function failure(code: Failure['code']): Failure {
  return { code }
}

/** Whatever was thrown, as a failure a person can be told of. */
export function asFailure(reason: unknown): Failure {
  const known = typeof reason === 'object' && reason !== null && 'code' in reason && typeof reason.code === 'string'
  return known ? (reason as Failure) : failure('internal')
}
