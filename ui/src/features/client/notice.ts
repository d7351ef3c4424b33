// One sentence carried from the screen where something was finished to the client's page; read once, kept nowhere else.

let carried: { clientId: string; lines: string[] } | null = null

export function leaveNotice(clientId: string, ...lines: string[]): void {
  carried = { clientId, lines }
}

/** The sentences left for this client, and no longer there for the next reader. */
export function takeNotice(clientId: string): string[] {
  const lines = carried?.clientId === clientId ? carried.lines : []
  carried = null
  return lines
}
