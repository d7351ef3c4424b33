// Where the points of a course stand in a drawing. Pure geometry: knows no colour and no word.
import type { ResultCell } from '../../lib/host/bindings.gen'

export interface Point {
  x: number
  y: number
}

export interface Frame {
  width: number
  height: number
  /** Kept free on each side. */
  margin: number
}

/** The values among the cells, each with the occasion it belongs to. */
export function valuesOf(cells: readonly ResultCell[]): { value: number; at: number }[] {
  return cells.flatMap((cell, at) => (cell.is === 'value' ? [{ value: cell.value, at }] : []))
}

/** From 0 at the low end to 1 at the high end, never outside. */
export function share(value: number, [low, high]: readonly [number, number]): number {
  return high > low ? Math.min(1, Math.max(0, (value - low) / (high - low))) : 0.5
}

/** One point for each value, occasions evenly apart, the high end up; null where there is no value. */
export function pointsOf(values: readonly (number | null)[], range: readonly [number, number], frame: Frame): (Point | null)[] {
  const wide = frame.width - 2 * frame.margin
  const tall = frame.height - 2 * frame.margin
  const step = values.length > 1 ? wide / (values.length - 1) : 0
  return values.map((value, index) =>
    value === null ? null : { x: round(values.length > 1 ? frame.margin + index * step : frame.width / 2), y: round(frame.margin + (1 - share(value, range)) * tall) },
  )
}

/** Straight from point to point; a gap where an occasion has no value. */
export function linePath(points: readonly (Point | null)[]): string {
  return path(points, (point) => `L ${point.x} ${point.y}`)
}

/** Level until the next occasion, then up or down; a gap where an occasion has no value. */
export function stepPath(points: readonly (Point | null)[]): string {
  return path(points, (point) => `H ${point.x} V ${point.y}`)
}

/** From the point before a gap to the one after it, for a fainter line: something was there between, and is not known. */
export function gapPath(points: readonly (Point | null)[]): string {
  const there = points.flatMap((point, index) => (point ? [{ point, index }] : []))
  const gaps = there.slice(1).flatMap((to, index) => {
    const from = there[index]
    return from && to.index - from.index > 1 ? [`M ${from.point.x} ${from.point.y} L ${to.point.x} ${to.point.y}`] : []
  })
  return gaps.join(' ')
}

function path(points: readonly (Point | null)[], on: (point: Point) => string): string {
  const pieces = points.map((point, index) => {
    if (point === null) return ''
    return index > 0 && points[index - 1] ? on(point) : `M ${point.x} ${point.y}`
  })
  return pieces.filter((piece) => piece !== '').join(' ')
}

function round(number: number): number {
  return Math.round(number * 10) / 10
}
