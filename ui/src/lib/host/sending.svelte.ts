// A form on its way to the core: one sending at a time, and what came back to be mended or told. Knows no form and no screen.
import { problemFor } from '../text/problems'
import type { Failure, Problem } from './bindings.gen'
import { asFailure, ask, type Args, type Command, type Ok } from './host'
import { askProven } from './proving.svelte'

export interface Sending {
  /** From sending until the answer: a second press sends nothing. */
  readonly busy: boolean
  /** Field by field, as the core named them; they stand until the next answer. */
  readonly problems: readonly Problem[]
  /** Why it did not go, when that was no field's fault. */
  readonly failure: Failure | null
  /** The sentence under one field, or undefined when the field is fine. */
  problem(path: string): string | undefined
  /** The answer, or undefined when nothing was sent or it was refused: then `problems` or `failure` says why. */
  send<C extends Command>(command: C, args: Args<C>): Promise<Ok<C> | undefined>
  /** The same for a wish that may want the passphrase once more: it is asked for, and the wish sent again by itself. */
  sendProven<C extends Command>(command: C, args: Args<C>): Promise<Ok<C> | undefined>
  /** Forgets what was refused, when the form has become another one. */
  forget(): void
}

export function sending(): Sending {
  let busy = $state(false)
  let problems = $state.raw<readonly Problem[]>([])
  let failed = $state.raw<Failure | null>(null)

  function told(reason: Failure | null): void {
    // Who closed the system's own dialog knows it: nothing to mend, nothing to tell.
    const why = reason?.code === 'cancelled' ? null : reason
    problems = why?.fields ?? []
    failed = problems.length === 0 ? why : null
  }

  async function send<T>(asked: () => Promise<T>): Promise<T | undefined> {
    if (busy) return undefined
    busy = true
    failed = null
    try {
      const answer = await asked()
      told(null)
      return answer
    } catch (reason) {
      told(asFailure(reason))
      return undefined
    } finally {
      busy = false
    }
  }

  return {
    get busy() {
      return busy
    },
    get problems() {
      return problems
    },
    get failure() {
      return failed
    },
    problem: (path) => problemFor(problems, path),
    send: (command, args) => send(() => ask(command, args)),
    sendProven: (command, args) => send(() => askProven(command, args)),
    forget: () => told(null),
  }
}
