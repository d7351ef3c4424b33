// Going through a measure one question at a time: each answer is kept before the next question comes. Knows neither screen nor wish.
import type { FillingPage, MeasureGiven } from '../../lib/host/bindings.gen'

export interface Asking {
  readonly question: FillingPage['questions'][number] | undefined
  /** Whether there is a question before this one. */
  readonly hasBefore: boolean
  /** Keeps the answer and goes on; after the last question the filling is finished. */
  on(linkId: string, given: MeasureGiven): Promise<void>
  /** One back; what is chosen on the page so far is kept first. */
  back(linkId: string, given: MeasureGiven | null): Promise<void>
  /** From the first question that nobody has come to. */
  restart(): void
}

interface Wishes {
  page: () => FillingPage | null
  /** Keeps one answer; undefined when it was not taken, or nobody is asking any more. */
  give: (linkId: string, given: MeasureGiven) => Promise<FillingPage | undefined>
  finish: () => Promise<void>
  /** Forgets what was refused. */
  forget: () => void
}

/** Call inside a component. */
export function asking({ page, give, finish, forget }: Wishes): Asking {
  /** Where the person has gone; until then, the first question that nobody has come to. */
  let chosen = $state<number | null>(null)

  const at = $derived.by(() => {
    const asked = page()
    return asked === null ? 0 : Math.min(chosen ?? asked.firstOpen ?? asked.questions.length - 1, asked.questions.length - 1)
  })

  async function keep(linkId: string, given: MeasureGiven): Promise<FillingPage | undefined> {
    chosen = at // an answer moves nobody by itself
    return give(linkId, given)
  }

  return {
    get question() {
      return page()?.questions[at]
    },
    get hasBefore() {
      return at > 0
    },
    async on(linkId, given) {
      const next = await keep(linkId, given)
      if (!next) return
      const following = next.questions.findIndex((one) => one.linkId === linkId) + 1
      if (following < next.questions.length) chosen = following
      else if (next.firstOpen !== null) chosen = next.firstOpen
      else await finish()
    },
    async back(linkId, given) {
      const before = at - 1
      forget()
      if (given === null || (await keep(linkId, given)) !== undefined) chosen = before
    },
    restart() {
      chosen = null
    },
  }
}
