// A wish that the core answers only after the passphrase was given once more: asked for, and sent again by itself. Knows no screen.
import { asFailure, ask, failure, type Args, type Command, type Ok } from './host'

let waiting = $state.raw<((given: boolean) => void) | null>(null)

/** The dialog that asks: whether it is to be open, and how it went. */
export const proving = {
  get asked() {
    return waiting !== null
  },
  answer(given: boolean): void {
    const waited = waiting
    waiting = null
    waited?.(given)
  },
}

/** As `ask`. Who does not give the passphrase is answered like one who closed the choosing of a folder. */
export async function askProven<C extends Command>(command: C, args: Args<C>): Promise<Ok<C>> {
  try {
    return await ask(command, args)
  } catch (reason) {
    if (asFailure(reason).code !== 'passphrase_needed') throw reason
  }
  proving.answer(false)
  const given = await new Promise<boolean>((answer) => (waiting = answer))
  if (!given) throw failure('cancelled')
  return ask(command, args)
}
