// The label may say "saved" only after the answer; these tests hold the clock still to see it.
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import { autosave, LONGEST_MS, PATIENCE_MS, PAUSE_MS, RETRY_MS, type SaveState } from './autosave'

function desk() {
  const labels: SaveState<string>[] = []
  const sent: { text: string; answer: (at: string) => void; fail: (why: string) => void }[] = []
  const page = { text: '' }
  const keeper = autosave<string, string>({
    read: () => page.text,
    send: (text) => new Promise((answer, fail) => sent.push({ text, answer, fail })),
    reason: String,
    show: (state) => labels.push(state),
  })
  const write = (text: string) => {
    page.text = text
    keeper.changed()
  }
  const label = () => labels.at(-1)
  return { keeper, sent, label, labels, write }
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())
const settle = () => vi.advanceTimersByTimeAsync(0)

test('a pause in writing sends the draft, once', async () => {
  const { sent, write } = desk()
  write('a')
  await vi.advanceTimersByTimeAsync(PAUSE_MS - 1)
  write('ab')
  await vi.advanceTimersByTimeAsync(PAUSE_MS - 1)
  expect(sent).toHaveLength(0)
  await vi.advanceTimersByTimeAsync(1)
  expect(sent.map(({ text }) => text)).toEqual(['ab'])
})

test('writing without a pause is sent all the same, before two seconds are at stake', async () => {
  const { sent, write } = desk()
  for (let written = 0; written <= LONGEST_MS; written += 100) {
    write('a'.repeat(written / 100 + 1))
    await vi.advanceTimersByTimeAsync(100)
  }
  expect(sent.map(({ text }) => text)).toEqual(['a'.repeat(LONGEST_MS / 100)])
})

test('the label says saved only when the answer has come', async () => {
  const { sent, label, labels, write } = desk()
  write('a')
  expect(label()).toEqual({ is: 'writing' })
  await vi.advanceTimersByTimeAsync(PAUSE_MS + PATIENCE_MS - 1)
  expect(labels.every(({ is }) => is === 'writing')).toBe(true)
  sent[0]!.answer('13.42')
  await settle()
  expect(label()).toEqual({ is: 'saved', at: '13.42' })
})

test('an answer about older words does not say saved while newer words wait', async () => {
  const { sent, label, labels, write } = desk()
  write('a')
  await vi.advanceTimersByTimeAsync(PAUSE_MS)
  write('ab')
  sent[0]!.answer('13.42')
  await settle()
  expect(labels.some(({ is }) => is === 'saved')).toBe(false)
  expect(sent.map(({ text }) => text)).toEqual(['a', 'ab'])
  sent[1]!.answer('13.43')
  await settle()
  expect(label()).toEqual({ is: 'saved', at: '13.43' })
})

test('only one save is under way, and the newest words win', async () => {
  const { keeper, sent, write } = desk()
  write('a')
  void keeper.flush()
  write('ab')
  void keeper.flush()
  write('abc')
  await vi.advanceTimersByTimeAsync(PAUSE_MS)
  expect(sent).toHaveLength(1)
  sent[0]!.answer('1')
  await settle()
  expect(sent.map(({ text }) => text)).toEqual(['a', 'abc'])
})

test('no answer in two seconds is said, and the late answer heals the label', async () => {
  const { sent, label, write } = desk()
  write('a')
  await vi.advanceTimersByTimeAsync(PAUSE_MS + PATIENCE_MS)
  expect(label()).toEqual({ is: 'unsaved', reason: null })
  sent[0]!.answer('13.42')
  await settle()
  expect(label()).toEqual({ is: 'saved', at: '13.42' })
})

test('a failed save tells why and is tried again with the newest words', async () => {
  const { sent, label, write } = desk()
  write('a')
  await vi.advanceTimersByTimeAsync(PAUSE_MS)
  sent[0]!.fail('disk_full')
  await settle()
  expect(label()).toEqual({ is: 'unsaved', reason: 'disk_full' })
  await vi.advanceTimersByTimeAsync(RETRY_MS)
  expect(sent).toHaveLength(2)
  sent[1]!.answer('13.50')
  await settle()
  expect(label()).toEqual({ is: 'saved', at: '13.50' })
})

test('flushing sends at once and ends when the answer is here', async () => {
  const { keeper, sent, write } = desk()
  write('a')
  let ended = false
  void keeper.flush().then((saved) => (ended = saved))
  expect(sent).toHaveLength(1)
  await settle()
  expect(ended).toBe(false)
  sent[0]!.answer('13.42')
  await settle()
  expect(ended).toBe(true)
})

test('flushing tells when the words could not be saved', async () => {
  const { keeper, sent, write } = desk()
  write('a')
  const flushed = keeper.flush()
  sent[0]!.fail('disk_full')
  expect(await flushed).toBe(false)
})

test('flushing with nothing pending sends nothing', async () => {
  const { keeper, sent } = desk()
  await keeper.flush()
  expect(sent).toHaveLength(0)
})

test('moving to another field is saved without touching the label', async () => {
  const { keeper, sent, labels } = desk()
  keeper.moved()
  await vi.advanceTimersByTimeAsync(PAUSE_MS)
  expect(sent).toHaveLength(1)
  expect(labels).toHaveLength(0)
})

test('after stopping nothing is sent and no label changes', async () => {
  const { keeper, sent, labels, write } = desk()
  write('a')
  await vi.advanceTimersByTimeAsync(PAUSE_MS)
  keeper.stop()
  const before = labels.length
  sent[0]!.answer('13.42')
  write('ab')
  await vi.advanceTimersByTimeAsync(PAUSE_MS + PATIENCE_MS + RETRY_MS)
  expect(sent).toHaveLength(1)
  expect(labels).toHaveLength(before)
})

/** Finishing, with its answer in the test's hands. */
function finishing(keeper: ReturnType<typeof desk>['keeper'], page: () => string) {
  const finish: { text: string; answer: (entry: string) => void; fail: (why: string) => void }[] = []
  const done = keeper.finish(() => new Promise<string>((answer, fail) => finish.push({ text: page(), answer, fail })))
  done.catch(() => {})
  return { finish, done }
}

test('finishing carries the newest words itself, and nothing is saved beside it', async () => {
  const { keeper, sent, write } = desk()
  write('a')
  const { finish, done } = finishing(keeper, () => 'a')
  void keeper.flush()
  await vi.advanceTimersByTimeAsync(PAUSE_MS)
  expect([finish.map(({ text }) => text), sent]).toEqual([['a'], []])
  finish[0]!.answer('entry')
  expect(await done).toBe('entry')
  write('b')
  await vi.advanceTimersByTimeAsync(PAUSE_MS + RETRY_MS)
  expect(sent).toEqual([])
})

test('finishing waits for the save under way, and lets no other go before it', async () => {
  const { keeper, sent, write } = desk()
  write('a')
  await vi.advanceTimersByTimeAsync(PAUSE_MS)
  write('ab')
  const { finish } = finishing(keeper, () => 'ab')
  await settle()
  expect(finish).toHaveLength(0)
  sent[0]!.answer('13.42')
  await settle()
  expect([finish.map(({ text }) => text), sent.length]).toEqual([['ab'], 1])
})

test('a save that is stuck keeps nobody from finishing', async () => {
  const { keeper, write } = desk()
  write('a')
  await vi.advanceTimersByTimeAsync(PAUSE_MS)
  const { finish } = finishing(keeper, () => 'a')
  await vi.advanceTimersByTimeAsync(PATIENCE_MS)
  expect(finish).toHaveLength(1)
})

test('where finishing failed, what was typed is saved at once, and whoever leaves waits for it', async () => {
  const { keeper, sent, label, write } = desk()
  write('a')
  const { finish, done } = finishing(keeper, () => 'a')
  await settle()
  const left = keeper.flush()
  finish[0]!.fail('fields')
  await expect(done).rejects.toBe('fields')
  await settle()
  expect(sent.map(({ text }) => text)).toEqual(['a'])
  sent[0]!.answer('13.42')
  expect(await left).toBe(true)
  expect(label()).toEqual({ is: 'saved', at: '13.42' })
})

test('where finishing and then saving failed, it is said and tried again', async () => {
  const { keeper, sent, label, write } = desk()
  write('a')
  const { finish } = finishing(keeper, () => 'a')
  await settle()
  finish[0]!.fail('disk_full')
  await settle()
  sent[0]!.fail('disk_full')
  await settle()
  expect(label()).toEqual({ is: 'unsaved', reason: 'disk_full' })
  await vi.advanceTimersByTimeAsync(RETRY_MS)
  expect(sent.map(({ text }) => text)).toEqual(['a', 'a'])
})
