// The memory twin's spare key: none at first, and two public keys that nobody holds.
import type { RecoveryView } from '../bindings.gen'

export const SPARE_KEYS = ['age1qx7kq0m3z5vwu2r8t4y6n9p0s2d4f6g8h0j2k4l6z8x0c2v4b6n8', 'age1w3e5r7t9y2u4i6p8a0s2d4f6g8h0j2k4l6z8x0c2v4b6n8m0q2w4']

export function noSpareKey(): RecoveryView {
  return { state: 'missing', keychain: 'free', keys: [], placedAt: null, overdue: false, events: [{ event: 'failed_tries', at: '2026-02-02T08:12:00+02:00', count: 2 }], openings: [
    { event: 'opened', at: '2026-02-03T08:02:00+02:00', count: 1 },
    { event: 'locked_idle', at: '2026-02-02T15:41:00+02:00', count: 1 },
    { event: 'opened', at: '2026-02-02T08:12:00+02:00', count: 1 },
  ] }
}
