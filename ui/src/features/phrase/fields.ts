// Which kind of field a text stands in, by the field's place in its form; and which phrases are meant for it. Knows no window.
import type { PhraseField } from '../../lib/host/bindings.gen'

export const FIELDS: readonly PhraseField[] = ['client_tells', 'observations', 'assessment', 'agreed', 'group_did', 'document']

const BY_PATH: Record<string, PhraseField> = { clientTells: 'client_tells', observations: 'observations', assessment: 'assessment', agreed: 'agreed', groupDid: 'group_did' }

/** Of a visit's field by where it stands in its form. */
export const PATHS: { [field in PhraseField]?: string } = Object.fromEntries(Object.entries(BY_PATH).map(([path, field]) => [field, path]))

/** `id`: of the field, `parts-0-clientTells`. `inDocument`: a field of an assessment or a plan. */
export function fieldOf(id: string, inDocument: boolean): PhraseField | null {
  return BY_PATH[id.split('-').at(-1) ?? ''] ?? (inDocument ? 'document' : null)
}

/** A phrase that names no field is meant for every one. */
export function isMeantFor(fields: readonly PhraseField[], field: PhraseField | null): boolean {
  return fields.length === 0 || (field !== null && fields.includes(field))
}
