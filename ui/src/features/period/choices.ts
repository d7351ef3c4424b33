// National code values as options of a select, in the reader's language; a made-up value says so in its own name. Knows no rules of the codes.
import type { CodeChoice } from '../../lib/host/bindings.gen'
import { language } from '../../lib/text/language.svelte'

/** Finnish when there is no Swedish; the code sets have no English. */
export function choiceName(choice: CodeChoice): string {
  return language() === 'sv' && choice.sv !== '' ? choice.sv : choice.fi
}

export function choiceOptions(choices: readonly CodeChoice[], unchosen: string): { value: string; label: string }[] {
  return [{ value: '', label: unchosen }, ...choices.map((choice) => ({ value: choice.code, label: choiceName(choice) }))]
}
