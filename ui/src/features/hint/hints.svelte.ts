// Asks for hints on texts in a pause of typing, and keeps those that still stand. Never blocks and never fails aloud. Knows no form.
import type { Hint, HintText } from '../../lib/host/bindings.gen'
import { ask } from '../../lib/host/host'
import { wordAt } from '../../lib/text/ranges'

const PAUSE_MS = 1200

/** A hint, and the words it was given of. */
export interface Standing extends Hint {
  standing: string
}

/** Hidden by the worker until shown again: in every text, as long as the bag is open. */
let hidden = $state(false)

export function hintsAreHidden(): boolean {
  return hidden
}

export function hideHints(hide: boolean): void {
  hidden = hide
}

export interface Hinting {
  /** Of one field, those whose words are still there. */
  of(path: string): readonly Standing[]
  readonly any: boolean
}

/** `texts` is read again after each change and each pause; call inside a component. */
export function hinting(draftId: string, clientId: string, texts: () => HintText[]): Hinting {
  let found = $state.raw<readonly Standing[]>([])
  let turn = 0

  $effect(() => {
    const asked = texts()
    if (hidden) return
    const timer = setTimeout(() => void look(asked), PAUSE_MS)
    return () => clearTimeout(timer)
  })

  async function look(asked: HintText[]): Promise<void> {
    const mine = ++turn
    // What cannot be looked through now gives no hint; the words are safe elsewhere.
    const hints = await ask('hint_find', { draftId, clientId, texts: asked.filter((one) => one.text.trim() !== '') }).catch(() => [])
    if (mine !== turn) return
    found = hints.map((hint) => ({ ...hint, standing: wordAt(asked.find((one) => one.path === hint.path)?.text ?? '', hint) }))
  }

  const stillThere = (one: Standing): boolean => wordAt(texts().find(({ path }) => path === one.path)?.text ?? '', one) === one.standing
  const shown = $derived(hidden ? [] : found.filter(stillThere))

  return {
    of: (path) => shown.filter((one) => one.path === path),
    get any() {
      return shown.length > 0
    },
  }
}
