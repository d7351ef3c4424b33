// The palette keeps its promises: text, the client's view, and edges that must be seen, each colour on each ground it stands on.
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const TOKENS = new Map([...readFileSync('src/tokens.css', 'utf8').matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/gi)].map(([, name, colour]) => [name!, colour!]))

/** WCAG 2.2: relative luminance. */
function light(colour: string): number {
  const part = (at: number) => {
    const share = parseInt(colour.slice(at, at + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }
  return 0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5)
}

function contrast(one: string, other: string): number {
  const [low, high] = [light(colourOf(one)), light(colourOf(other))].sort((a, b) => a - b) as [number, number]
  return (high + 0.05) / (low + 0.05)
}

function colourOf(name: string): string {
  const colour = name.startsWith('#') ? name : TOKENS.get(name)
  if (colour === undefined) throw new Error(`no colour is called ${name}`)
  return colour
}

function below(least: number, pairs: [string, string][]): string[] {
  return pairs.filter(([one, other]) => contrast(one, other) < least).map(([one, other]) => `${one} on ${other}: ${contrast(one, other).toFixed(2)}`)
}

const GROUNDS = ['paper', 'surface', 'sand']
const TEXTS = ['ink', 'ink-soft', 'brand', 'brand-deep', 'done', 'attention', 'danger', 'client', 'observe']
const TINTED: [string, string][] = [['brand', 'brand-tint'], ['done', 'done-tint'], ['attention', 'attention-tint'], ['danger', 'danger-tint'], ['client', 'client-tint'], ['observe', 'observe-tint'], ['ink', 'brand-tint'], ['ink', 'client-tint'], ['ink', 'attention-tint'], ['#ffffff', 'brand'], ['#ffffff', 'brand-deep'], ['#ffffff', 'done']]
const cross = (some: string[], others: string[]) => some.flatMap((one) => others.map((other): [string, string] => [one, other]))

test('every text is read on every ground it stands on', () => {
  expect(below(4.5, [...cross(TEXTS, GROUNDS), ...TINTED])).toEqual([])
})

test('what a client reads has seven to one', () => {
  expect(below(7, [...cross(['ink', 'brand', 'done', 'client'], ['paper', 'surface']), ['ink', 'brand-tint'], ['brand', 'brand-tint'], ['#ffffff', 'brand'], ['#ffffff', 'done']])).toEqual([])
})

test('edges of what is pressed or written in, and the ring of the focus, are seen', () => {
  expect(below(3, cross(['control-border', 'brand'], GROUNDS))).toEqual([])
})

test('a pale colour is found', () => {
  expect(below(4.5, [['#9aa3ad', 'surface']])).toEqual(['#9aa3ad on surface: 2.56'])
})
