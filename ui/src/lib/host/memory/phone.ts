// The memory twin's codes for a phone: words as the program says them, and a pattern that looks like a code and is none.
import type { PhoneCode, PhonePage } from '../bindings.gen'
import { headOf, type Bag } from './bag'

const SIDE = 41

function code(says: string[]): PhoneCode {
  const eye = (x: number, y: number) => `M${x} ${y}h7v7H${x}zm1 1v5h5v-5zm1 1h3v3h-3z`
  const dots = Array.from({ length: SIDE * SIDE }, (_, at) => [at % SIDE, Math.floor(at / SIDE)] as const)
  const inside = dots.filter(([x, y]) => (x * 7 + y * 13 + x * y) % 3 === 0 && !(y < 9 && (x < 9 || x > SIDE - 10)) && !(y > SIDE - 10 && x < 9))
  return { says, side: SIDE, path: [eye(0, 0), eye(SIDE - 7, 0), eye(0, SIDE - 7), ...inside.map(([x, y]) => `M${x} ${y}h1v1H${x}z`)].join('') }
}

export function phonePage(bag: Bag, id: string, namesService: boolean): PhonePage {
  const service = namesService ? [`Kaisa Niemi, ${bag.worker.unitName}`] : []
  return {
    client: headOf(bag, id),
    meeting: code(['Tapaaminen', 'torstaina 5.2.2026 klo 13.00–14.00', 'Paikka: kirjaston aula', ...service]),
    tasks: code(['Mitä sovimme', 'Sinä: Käyn kirjastossa (viimeistään 6.2.2026)', 'Työntekijä: Soitan Kelaan', ...service]),
    leftOut: 0,
  }
}
