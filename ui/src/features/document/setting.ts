// What every field of a form is drawn with: the code lists, what is to be mended, and what came from elsewhere. Holds no state.
import type { Problem } from '../../lib/host/bindings.gen'
import type { Answers, CodeLists } from '../../lib/host/bindings.gen'

export interface Setting {
  /** The whole form's answers, for conditions that look outside their row. */
  form: Answers
  lists: CodeLists
  problems: readonly Problem[]
  /** What the draft began with, and by the ids of the form's fields where it came from. */
  prefilled: Answers
  taken: Record<string, string>
  /** Name of the section on the page: a list of the same name does not say it again. */
  title: string
  /** The client is looking at the same screen. */
  together: boolean
  /** After each change of an answer. */
  onchange: () => void
}
