// Sentences of what must be mended and of what failed; the codes come from the core, the words from locales.
import type { Failure, Problem } from '../host/bindings.gen'
import { maybeText, t, tn } from './text'

export function problemText(problem: Problem): string {
  return maybeText(`problem.${problem.code}`, { limit: problem.limit ?? '' }) ?? t('problem.required')
}

/** The sentence for one field, or undefined when the field is fine. */
export function problemFor(problems: readonly Problem[] | null | undefined, path: string): string | undefined {
  const found = problems?.find((problem) => problem.path === path)
  return found && problemText(found)
}

/** How long a wait is: under two minutes in seconds, then in whole minutes, rounded up so that nobody comes too early. */
export function waitWords(seconds: number): string {
  return seconds < 120 ? tn('vault.wait_seconds', { count: seconds }) : tn('vault.wait_minutes', { count: Math.ceil(seconds / 60) })
}

export function failureText(failure: Failure): string {
  if (failure.code === 'wait') return waitWords(Number(failure.params?.seconds ?? 0))
  return maybeText(`error.${failure.code}`, failure.params) ?? t('error.internal')
}

/** `closePersons.0.phone` → `closePersons-0-phone`: the id of the field, so that a summary can link to it. */
export function fieldId(path: string): string {
  return path.replaceAll('.', '-')
}
