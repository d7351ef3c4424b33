// Words that name somebody they may not: where they stand, as the core told, and whether they still do. Knows no names of its own.
import type { Problem, SetAside } from '../../lib/host/bindings.gen'
import { wordAt, type Range } from '../../lib/text/ranges'

export interface Named extends Range {
  path: string
  /** As it stood in the text that was sent. */
  word: string
}

/** What was told of texts as they were sent. `textOf` answers them; undefined for a path that is no text of the form. */
export function named(problems: readonly Problem[], textOf: (path: string) => string | undefined): Named[] {
  return problems.flatMap(({ path, span }) => {
    const text = textOf(path)
    return span === undefined || text === undefined ? [] : [{ path, from: span.from, until: span.until, word: wordAt(text, span) }]
  })
}

/** Those that stand where they stood and were not set aside since: a mark never lies under another word. */
export function standing(found: readonly Named[], textOf: (path: string) => string | undefined, setAside: readonly SetAside[]): Named[] {
  return found.filter((one) => {
    const text = textOf(one.path)
    return text !== undefined && wordAt(text, one) === one.word && !setAside.some((aside) => aside.path === one.path && aside.word === one.word)
  })
}
