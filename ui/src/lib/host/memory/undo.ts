// The twin's last deed: what stood before it, and what was offered. Only deeds that the tests of the window do.
import type { Deed, Noun } from '../bindings.gen'
import type { Answer, Command } from '../host'
import type { Bag } from './bag'

const DEEDS: { [C in Command]?: Deed } = {
  task_mark: 'task_marked', goal_mark_step: 'step_marked', goal_set_level: 'level_set', session_remove: 'meeting_removed', session_plan: 'meeting_planned', team_leave: 'member_left', group_end: 'group_ended',
}

export function memoryOfDeeds(bag: Bag) {
  let last: { id: number; before: Bag; nouns: Noun[] } | null = null
  let ids = 0
  return {
    /** Keeps what stands, and offers to bring it back. */
    done<T>(command: Command, act: () => Answer<T>): Answer<T> {
      const deed = DEEDS[command]
      const before = deed && structuredClone(bag)
      const answer = act()
      if (!deed || !before) return answer
      last = { id: ++ids, before, nouns: answer.changed }
      return { ...answer, undo: { id: ids, deed, seconds: 10 } }
    },
    undo(id: number): Answer<{ deed: Deed }> {
      if (last?.id !== id) throw { code: 'undo_over' }
      const { before, nouns } = last
      last = null
      Object.assign(bag, before)
      return { value: { deed: 'task_marked' }, changed: nouns }
    },
  }
}
