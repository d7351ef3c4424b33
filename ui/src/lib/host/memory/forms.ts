// The real form descriptions for the twin and for tests, read from the YAML that the core reads; what is left out there is filled in as the core does.
import { parse } from 'yaml'

import type { FieldDef, FormDef, SectionDef } from '../bindings.gen'

type Raw = Partial<Omit<FieldDef, 'fields'>> & { id: string; kind: FieldDef['kind']; fields?: Raw[] }

export function formFrom(description: string): FormDef {
  const { kind, clientReads = false, sections } = parse(description) as { kind: FormDef['kind']; clientReads?: boolean; sections: (Partial<SectionDef> & { id: string; fields: Raw[] })[] }
  return { kind, clientReads, sections: sections.map((section) => ({ later: false, hint: false, ...section, fields: section.fields.map(field) })) }
}

function field(raw: Raw): FieldDef {
  const blank = { label: null, voice: null, workerOnly: false, gathered: false, hint: false, rows: 0, longest: null, codes: '', accepted: [], required: false, requiredWhen: null, shownWhen: null }
  const rules = { namesPlace: false, notBefore: null, withinTerm: false, notFuture: false, kept: false, most: 0, parts: [] }
  return { ...blank, ...rules, ...raw, fields: (raw.fields ?? []).map(field) }
}

const choice = (code: string, fi: string) => ({ code, fi, sv: '', en: '', demo: true })

export const LISTS = {
  goal: [choice('demo-20', 'Arjen hallinta vahvistuu (esittely)')],
  goal_direction: [choice('1', 'Muutos parempaan'), choice('2', 'Estää tilanteen huononeminen')],
  situation_factor: [choice('3', 'Asuinolosuhteet'), choice('demo-23', 'Läheisten tuki (esittely)')],
  factor_effect: [choice('1', 'Tukee tavoitteen saavuttamista'), choice('2', 'Vaikeuttaa tavoitteen saavuttamista')],
  attainment: [choice('demo-25', 'Saavutettu (esittely)'), choice('demo-26', 'Osittain saavutettu (esittely)')],
  used: [choice('K', 'Kyllä'), choice('E', 'Ei')],
  plan_service: Array.from({ length: 25 }, (_, n) => choice(String(n + 1), n === 0 ? 'Sosiaalipalvelut' : `Palvelu ${n + 1}`)),
  current_service: Array.from({ length: 27 }, (_, n) => choice(String(n + 1), n === 0 ? 'Sosiaalinen kuntoutus' : `Palvelu ${n + 1}`)),
  social_service: [choice('45', 'Sosiaaliohjaus'), choice('46', 'Sosiaalityö'), choice('51', 'Tukisuhdetoiminta')],
  service_task: [choice('demo-1', 'Työikäisten palvelut (esittely)')],
  method: [choice('demo-32', 'Jalkautuva työ (esittely)'), choice('demo-33', 'Palveluohjaus (esittely)')],
}

const descriptions = import.meta.glob<string>('../../../../../src-tauri/crates/sosmeta/forms/*.yml', { query: '?raw', import: 'default', eager: true })

export const KINDS: readonly FormDef['kind'][] = ['initiation', 'needs_assessment', 'service_start', 'client_plan', 'implementation_plan', 'service_end', 'summary']

export const EVALUATIONS = ['mid_evaluation', 'final_evaluation'] as const

/** Askel's own form: what both evaluations ask, and what one of them asks. */
function evaluation(kind: (typeof EVALUATIONS)[number], description: string): FormDef {
  type Sections = (Partial<SectionDef> & { id: string; fields: Raw[] })[]
  const { both, mid, final } = parse(description) as { both: Sections; mid: Sections; final: Sections }
  const sections = [...both, ...(kind === 'mid_evaluation' ? mid : final)]
  return { kind, clientReads: false, sections: sections.map((section) => ({ later: false, hint: false, ...section, fields: section.fields.map(field) })) }
}

export function formOf(kind: FormDef['kind']): FormDef {
  if (kind === 'mid_evaluation' || kind === 'final_evaluation') return evaluation(kind, descriptions[Object.keys(descriptions).find((one) => one.endsWith('/evaluation.yml')) ?? ''] ?? '')
  const path = Object.keys(descriptions).find((one) => one.endsWith(`/${kind}.yml`))
  return formFrom(descriptions[path ?? ''] ?? '')
}
