// Keeps a draft safe: waits for a pause, sends the newest form, one save at a time, and says "saved" only on the answer. Knows no screen and no host.

/** A pause in writing this long sends the draft. */
export const PAUSE_MS = 400
/** Somebody who writes without a pause is saved this often all the same. */
export const LONGEST_MS = 1_500
/** No answer within this: the label says so. */
export const PATIENCE_MS = 2_000
/** After a failed save, the next try. */
export const RETRY_MS = 3_000

export type SaveState<Reason> =
  | { is: 'saved'; at: string }
  | { is: 'writing' }
  /** `reason` is null while an answer is merely late. */
  | { is: 'unsaved'; reason: Reason | null }

export interface AutosaveParts<Form, Reason> {
  /** The form as it stands now; called at the moment of sending, so the newest wins. */
  read: () => Form
  /** Resolves with the moment at which the file had it. */
  send: (form: Form) => Promise<string>
  /** What a rejected `send` tells the reader. */
  reason: (failure: unknown) => Reason
  show: (state: SaveState<Reason>) => void
}

export interface Autosave {
  /** Something was written. */
  changed: () => void
  /** Only the place of writing moved: saved too, without touching the label. */
  moved: () => void
  /** Sends what is pending at once (blur, hidden, leaving). Resolves to true when nothing is pending, false when a save failed. */
  flush: () => Promise<boolean>
  /**
   * The last sending of this form, by other means: `send` carries it instead of a save, so no save goes beside it.
   * Once it went, nothing is sent any more; where it failed, the form is saved as it stands, and the failure is handed on.
   */
  finish: <T>(send: () => Promise<T>) => Promise<T>
  /** Nothing is sent any more, and a late answer changes no label. */
  stop: () => void
}

export function autosave<Form, Reason>({ read, send, reason, show }: AutosaveParts<Form, Reason>): Autosave {
  let pending = false
  let stopped = false
  let finishing = false
  let inFlight: Promise<void> | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  /** When the oldest unsent word was written. */
  let since: number | null = null

  function afterPause(): void {
    since ??= Date.now()
    schedule(Math.max(0, Math.min(PAUSE_MS, since + LONGEST_MS - Date.now())))
  }

  function schedule(after: number): void {
    clearTimeout(timer)
    timer = setTimeout(() => void sendNow(), after)
  }

  /** Sends the newest form, unless a save is under way: its answer sends the rest. Two at a time could land in the wrong order. */
  function sendNow(): Promise<void> {
    clearTimeout(timer)
    if (inFlight !== null) return inFlight
    if (!pending || stopped) return Promise.resolve()
    return underWay(sendOnce())
  }

  /** Whoever flushes meanwhile waits for it. */
  function underWay(sent: Promise<void>): Promise<void> {
    const own = sent.finally(() => {
      if (inFlight === own) inFlight = null
    })
    inFlight = own
    return own
  }

  async function sendOnce(): Promise<void> {
    while (pending && !stopped && !finishing) {
      pending = false
      since = null
      const late = setTimeout(() => say({ is: 'unsaved', reason: null }), PATIENCE_MS)
      try {
        const at = await send(read())
        if (!pending) say({ is: 'saved', at })
      } catch (failure) {
        pending = true
        say({ is: 'unsaved', reason: reason(failure) })
        if (!stopped) schedule(RETRY_MS)
        return
      } finally {
        clearTimeout(late)
      }
    }
  }

  /** A save under way must not land after the last sending; one that is stuck must not keep the worker from finishing. */
  async function last<T>(before: Promise<void> | null, send: () => Promise<T>): Promise<T> {
    if (before !== null) await Promise.race([before, new Promise((late) => setTimeout(late, PATIENCE_MS))])
    return send()
  }

  function stop(): void {
    stopped = true
    pending = false
    clearTimeout(timer)
  }

  function say(state: SaveState<Reason>): void {
    if (!stopped) show(state)
  }

  return {
    changed() {
      if (stopped) return
      pending = true
      say({ is: 'writing' })
      afterPause()
    },
    moved() {
      if (stopped) return
      pending = true
      afterPause()
    },
    async flush() {
      await sendNow()
      return !pending
    },
    async finish(send) {
      clearTimeout(timer)
      finishing = true
      const before = inFlight
      const sent = last(before, send)
      void underWay(
        sent.then(stop, async () => {
          finishing = false
          await before
          pending = true
          await sendOnce()
        }),
      )
      return sent
    },
    stop,
  }
}
