// What a form begins with, asked anew only when its address changes: nothing that is being typed is read over. Call inside a component.
import type { Failure } from './bindings.gen'
import { asFailure } from './host'

/** `begin` asks and names the address it reads; `take` gets the newest answer alone. */
export function opening<T>(begin: () => Promise<T>, take: (begun: T) => void): { readonly failure: Failure | null } {
  let failed = $state.raw<Failure | null>(null)
  let latest = 0

  async function open(asked: Promise<T>): Promise<void> {
    const turn = ++latest
    failed = null
    try {
      const begun = await asked
      if (turn === latest) take(begun)
    } catch (reason) {
      if (turn === latest) failed = asFailure(reason)
    }
  }

  $effect(() => void open(begin()))

  return {
    get failure() {
      return failed
    },
  }
}
