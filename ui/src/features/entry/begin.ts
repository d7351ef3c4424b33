// Begins to write a visit down, wherever it is asked for. Knows no screen.
import type { ClientPage } from '../../lib/host/bindings.gen'
import { ask } from '../../lib/host/host'
import { hrefTo } from '../../lib/navigate'
import { dayHere } from '../../lib/text/dates'

/** The address of the client's visit being written. Today's planned meeting is the one being recorded, when there is one and `sessionId` says no other. */
export async function begunVisit(page: ClientPage, sessionId: string | null = null): Promise<string> {
  const planned = page.sessions.find((session) => session.startsAt.startsWith(dayHere()))
  const draft = await ask('draft_open', { clientId: page.head.id, sessionId: sessionId ?? planned?.id ?? null })
  return hrefTo.draft(draft.id)
}

/** The same from where the client's page is not open; a visit that is being written already goes on. */
export async function visitOf(clientId: string): Promise<string> {
  const page = await ask('client_open', { id: clientId })
  return page.draft ? hrefTo.draft(page.draft) : begunVisit(page)
}
