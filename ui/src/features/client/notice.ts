// What is carried from the screen where something was finished to the client's page; read once, kept nowhere else.

export interface Notice {
  done: string
  /** Something to know besides, such as that a test code was given. */
  note: string | null
}

let carried: { clientId: string; notice: Notice } | null = null

export function leaveNotice(clientId: string, done: string, note: string | null = null): void {
  carried = { clientId, notice: { done, note } }
}

/** What was left for this client, and no longer there for the next reader. */
export function takeNotice(clientId: string): Notice | null {
  const notice = carried?.clientId === clientId ? carried.notice : null
  carried = null
  return notice
}
