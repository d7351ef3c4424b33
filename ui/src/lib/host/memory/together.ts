// Together mode in the memory twin: one client's view, and what is marked in it.
import type { TogetherPage } from '../bindings.gen'
import { headOf, type Bag } from './bag'
import { CARD } from './measures'
import type { Wishes } from './wishes'

/** Whoever has the longest name, where there is one. */
const whoseIn = (bag: Bag) => (bag.clients.some(({ form }) => form.id === 'long') ? 'long' : 'reijo')

function pageOf(bag: Bag): TogetherPage {
  const who = whoseIn(bag)
  return {
    callingName: headOf(bag, who).callingName,
    goals: (bag.goals[who] ?? []).map(({ id, clientWords, steps, levels, startLevel, level }) => ({ id, clientWords, levels, startLevel, level, steps: steps.map((step) => ({ ...step, mark: null })) })),
    tasks: bag.tasks.filter((task) => task.clientId === who && task.open).map(({ id, kind, what, who, whoName, dueOn }) => ({ id, kind, what, who, whoName, dueOn, mark: null, obstacle: '', helped: null })),
    measures: [{ card: CARD, filling: null, lastOn: '2026-01-08' }],
    nextMeeting: bag.meetings.find((meeting) => meeting.clientId === who && !meeting.recorded)?.startsAt ?? null,
    entry: {
      date: '3.2.2026', clientTells: 'Kävin kolmena päivänä pihapenkillä.', observations: 'Verhot olivat auki, kun tulin.', agreed: 'Kävelemme ensi viikolla bussipysäkille.',
      newTasks: [{ what: 'Avaan verhot joka aamu', who: 'client', whoName: '', due: '10.2.2026' }], readTogether: null, dissent: '',
    },
  }
}

export function togetherWishes(bag: Bag): Wishes {
  return {
    together_activity: () => ({ value: null, changed: [] }),
    together_open: () => ({ value: pageOf(bag), changed: [] }),
    together_code: () => ({ value: { placed: false }, changed: [] }),
  }
}
