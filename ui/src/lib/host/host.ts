// The one door to the core: sends a wish, hands back its value, and tells who shows stale nouns. Knows no Tauri and no screen.
import type { Api, Failure, Noun, UndoOffer } from './bindings.gen'

export type Command = keyof Api
export type Args<C extends Command> = Api[C]['args']
export type Ok<C extends Command> = Api[C]['ok']

export interface Answer<T> {
  value: T
  changed: Noun[]
  /** What was just done can be taken back. */
  undo?: UndoOffer | null
}

/** What stands behind the door: Tauri in the product, the memory twin in tests. Rejects with a `Failure`. */
export interface Host {
  call<C extends Command>(command: C, args: Args<C>): Promise<Answer<Ok<C>>>
}

/** Its answers end no offer to undo what was done before. */
const TYPING: readonly Command[] = ['draft_save', 'document_save', 'group_capture_save']

let behind: Host | null = null
let locked: () => void = () => {}
let deedDone: (offer: UndoOffer | null) => void = () => {}
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
    if (answer.changed.length > 0 && !TYPING.includes(command)) deedDone(answer.undo ?? null)
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

/** Runs after every wish that changed something: with the offer to take it back, or with null, where what was offered before is over. */
export function onDeed(run: (offer: UndoOffer | null) => void): void {
  deedDone = run
}

export function failure(code: Failure['code']): Failure {
  return { code }
}

/** Whatever was thrown, as a failure a person can be told of. */
export function asFailure(reason: unknown): Failure {
  const known = typeof reason === 'object' && reason !== null && 'code' in reason && typeof reason.code === 'string'
  return known ? (reason as Failure) : failure('internal')
}
