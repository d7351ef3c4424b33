// National code values as options of a select, in the reader's language; a demo value says so. Knows no rules of the codes.
import type { CodeChoice } from '../../lib/host/bindings.gen'
import { language } from '../../lib/text/language.svelte'
import { t } from '../../lib/text/text'

/** Finnish when there is no Swedish; the code sets have no English. */
export function choiceName(choice: CodeChoice): string {
  return language() === 'sv' && choice.sv !== '' ? choice.sv : choice.fi
}

/** With the name marked, where the value is made up for trying Askel out. */
export function choiceWords(choice: CodeChoice): string {
  return choice.demo ? t('period.field.demo', { name: choiceName(choice) }) : choiceName(choice)
}

export function choiceOptions(choices: readonly CodeChoice[], unchosen: string): { value: string; label: string }[] {
  return [{ value: '', label: unchosen }, ...choices.map((choice) => ({ value: choice.code, label: choiceWords(choice) }))]
}
