// What the memory twin answers about evaluations: figures of its few rows, and the drafts that a finished one leaves.
import type { Answers, EvaluationFigures, FormKind, MadeDraft, Row, TaskView } from '../bindings.gen'
import type { Bag } from './bag'
import type { Finished, Writing } from './documents'
import { NOW, TODAY } from './people'

export const isEvaluation = (kind: FormKind): boolean => kind === 'mid_evaluation' || kind === 'final_evaluation'

/** What an evaluation begins with: the goals of the plan, or the client's own where there is none. */
export function evaluated(bag: Bag, clientId: string, plan: Finished | undefined): Answers {
  const of = (key: string, description: string): Row => ({ key, dropped: null, answers: { description, direction: '1' } })
  const planned = (plan?.answers['goals'] ?? []) as Row[]
  const own = (bag.goals[clientId] ?? []).filter((goal) => !planned.some((row) => row.key === goal.id)).map((goal) => of(goal.id, goal.clientWords))
  const rows = [...planned.map((row) => of(row.key, String(row.answers['description'] ?? ''))), ...own]
  return rows.length > 0 ? { evaluated_goals: rows } : {}
}

export function figuresOf(bag: Bag, draft: Writing): EvaluationFigures {
  const tasks = bag.tasks.filter((task) => task.clientId === draft.clientId)
  const marked = (mark: TaskView['mark']) => tasks.filter((task) => task.mark === mark).length
  const period = bag.periods[draft.clientId] !== undefined
  const counts: EvaluationFigures['counts'] = {
    modes: period
      ? [
          { mode: 'home_visit', meetings: 3, minutes: 205, withoutEnd: 0 },
          { mode: 'outreach', meetings: 1, minutes: 90, withoutEnd: 0 },
          { mode: 'phone', meetings: 1, minutes: 15, withoutEnd: 0 },
          { mode: 'message', meetings: 1, minutes: 0, withoutEnd: 1 },
        ]
      : [],
    notMet: 1,
    cancelledByClient: 1,
    cancelledByWorker: 0,
    cancelledByOther: 0,
    tasks: { done: marked('done'), partly: marked('partly'), notDone: marked('not_done'), dropped: marked('dropped'), unmarked: marked(null) },
  }
  const sum = (meetings: number, minutes: number) => (period ? { meetings, minutes } : { meetings: 0, minutes: 0 })
  return {
    clientId: draft.clientId,
    from: period ? '2026-01-13' : null,
    until: TODAY,
    counts,
    all: sum(6, 310),
    faceToFace: sum(4, 295),
    remote: sum(2, 15),
    remotePercent: period ? 33 : null,
    openTasks: tasks.filter((task) => task.open).map((task) => ({ ...task })),
    withoutPlan: draft.follows === null,
  }
}

/** The drafts that a finished evaluation leaves: the next plans of those there are, and after the last one the end and the summary. */
export function draftsAfter(bag: Bag, draft: Writing, begin: (kind: FormKind) => Writing): MadeDraft[] {
  const plans = (['client_plan', 'implementation_plan'] as const).filter((kind) => bag.documents.finished.some((one) => one.clientId === draft.clientId && one.kind === kind))
  const kinds: FormKind[] = draft.kind === 'final_evaluation' ? [...plans, 'service_end', 'summary'] : [...plans]
  return kinds.map((kind) => {
    const begun = bag.documents.drafts.find((one) => one.clientId === draft.clientId && one.kind === kind)
    const made = begun ?? begin(kind)
    if (kind === 'client_plan') Object.assign(made.answers, { previous_goals: structuredClone(draft.answers['evaluated_goals'] ?? []) })
    Object.assign(made, { savedAt: NOW, taken: { ...made.taken, previous_goals: 'evaluation' } })
    return { kind, id: made.id, wasBegun: begun !== undefined }
  })
}
