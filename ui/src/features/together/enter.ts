// Into together mode by way of the core, with a page that has never seen another client. Knows no screen.
import { ask, type Args } from '../../lib/host/host'
import { keepEverything } from '../../lib/host/leaving'

/**
 * Saves what is being written, enters and loads the page anew: what it held of other clients goes with it.
 * Rejects with a `Failure` when the core says no; the page stays as it was.
 */
export async function enterTogether(whose: Args<'together_enter'>): Promise<void> {
  await keepEverything()
  await ask('together_enter', whose)
  loadAnew('#/') // the address tells nothing either
}

export function loadAnew(address: string): void {
  history.replaceState(null, '', address)
  location.reload()
}
