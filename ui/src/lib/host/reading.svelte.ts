// A value read through the host that reads itself again when its nouns change; call inside a component.
import { asFailure, ask, onChanged, type Args, type Command, type Ok } from './host'
import type { Failure, Noun } from './bindings.gen'

export interface Reading<T> {
  /** Null until the first answer; keeps the last value while it is read again. */
  readonly value: T | null
  readonly failure: Failure | null
  again(): Promise<void>
}

/** `args` is a function, so that a new route parameter reads anew. */
export function reading<C extends Command>(command: C, args: () => Args<C>, nouns: readonly Noun[] = []): Reading<Ok<C>> {
  let value = $state.raw<Ok<C> | null>(null)
  let failed = $state.raw<Failure | null>(null)
  let latest = 0

  async function read(asked: Args<C>): Promise<void> {
    const turn = ++latest
    try {
      const answer = await ask(command, asked)
      if (turn !== latest) return
      value = answer
      failed = null
    } catch (reason) {
      if (turn === latest) failed = asFailure(reason)
    }
  }

  $effect(() => {
    void read(args())
  })
  $effect(() => onChanged(nouns, () => void read(args())))

  return {
    get value() {
      return value
    },
    get failure() {
      return failed
    },
    again: () => read(args()),
  }
}
