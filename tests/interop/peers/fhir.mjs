// A small FHIR R4 server around Medplum's router: what Askel talks to in `cargo xtask test`. In memory, on loopback, for tests only.
// `--base URL` as clients see it; `--issuer URL --audience URL --jwks URL` to ask for a token. Knows nothing of Askel.

import { promises as fs } from 'node:fs';
import { promisify } from 'node:util';
import zlib from 'node:zlib';

import { bodyOf, serve, tell, told } from './loopback.mjs';
import { Keeping } from './keeping.mjs';
import { FhirRouter } from '@medplum/fhir-router';
import { getStatus, normalizeOperationOutcome } from '@medplum/core';
import { createRemoteJWKSet, jwtVerify } from 'jose';

const LARGEST_BODY = 8 * 1024 * 1024;
const [zipped, unzipped] = [promisify(zlib.gzip), promisify(zlib.gunzip)];

const router = new FhirRouter();
const tenants = new Map();
const backups = new Map();
let base = told('base');
let latestWrite = Promise.resolve();

const issuer = told('issuer');
const keys = issuer && createRemoteJWKSet(new URL(told('jwks')));

function keeping(tenant) {
  if (!tenants.has(tenant)) tenants.set(tenant, new Keeping(base));
  return tenants.get(tenant);
}

class Refusal extends Error {
  constructor(status, code, text) {
    super(text);
    this.status = status;
    this.outcome = { resourceType: 'OperationOutcome', issue: [{ severity: 'error', code, details: { text } }] };
  }
}

/** Whose record it is: the tenant that the token names. */
async function tenantOf(request) {
  if (!issuer) return 'nobody';
  const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
  if (!token) throw new Refusal(401, 'login', 'A token is needed');
  const { payload } = await jwtVerify(token, keys, { issuer, audience: told('audience'), typ: 'at+jwt' }).catch((error) => {
    throw new Refusal(401, 'login', error.code ?? 'The token does not hold');
  });
  if (!String(payload.scope).split(' ').includes('user/*.cruds')) throw new Refusal(403, 'forbidden', 'The token allows nothing here');
  return payload.tenant;
}

/** One writer at a time: a transaction is rolled back by undoing what it did, which nobody else may have built upon. */
function inTurn(act) {
  const turn = latestWrite.then(act, act);
  latestWrite = turn.catch(() => {});
  return turn;
}

async function resourceIn(request) {
  if (request.method === 'GET' || request.method === 'DELETE') return undefined;
  let body = await bodyOf(request, LARGEST_BODY);
  if (!body) throw new Refusal(413, 'too-costly', 'The body is too large');
  if (request.headers['content-encoding'] === 'gzip') body = await unzipped(body, { maxOutputLength: 4 * LARGEST_BODY });
  if (request.headers['content-type']?.startsWith('application/x-www-form-urlencoded')) return Object.fromEntries(new URLSearchParams(body.toString()));
  try {
    return JSON.parse(body);
  } catch {
    throw new Refusal(400, 'structure', 'The body is no JSON');
  }
}

async function answer(request) {
  const { pathname, search, searchParams } = new URL(request.url, 'http://loopback');
  const prefix = new URL(base).pathname;
  if (!pathname.startsWith(prefix)) throw new Refusal(404, 'not-found', 'Not below the base');
  const path = pathname.slice(prefix.length);
  if (path === '/metadata') return [200, capabilities()];
  const own = keeping(await tenantOf(request));
  if (searchParams.has('_page')) return [200, own.laterPage(searchParams.get('_page'), Number(searchParams.get('_from')))];
  const body = await resourceIn(request);
  const asked = { method: request.method, url: path + search, pathname: '', body, params: {}, query: {}, headers: request.headers, config: { transactions: true } };
  const act = () => router.handleRequest(asked, own);
  const [outcome, resource] = await (request.method === 'GET' ? act() : inTurn(act));
  return [getStatus(outcome), resource ?? outcome];
}

function capabilities() {
  return {
    resourceType: 'CapabilityStatement',
    status: 'active',
    date: '2026-11-28',
    kind: 'instance',
    software: { name: 'Medplum fhir-router in a shell of Askel\'s tests' },
    implementation: { description: 'In memory, for tests', url: base },
    fhirVersion: '4.0.1',
    format: ['json'],
    rest: [{ mode: 'server', interaction: [{ code: 'transaction' }, { code: 'batch' }] }],
  };
}

function headersOf(status, resource) {
  const headers = { 'content-type': 'application/fhir+json; charset=utf-8', 'cache-control': 'no-store' };
  const { versionId, lastUpdated } = resource.meta ?? {};
  if (versionId) headers.etag = `W/"${versionId}"`;
  if (lastUpdated) headers['last-modified'] = new Date(lastUpdated).toUTCString();
  if (status === 201) headers.location = `${base}/${resource.resourceType}/${resource.id}/_history/${versionId}`;
  if (status === 401) headers['www-authenticate'] = 'Bearer';
  return headers;
}

async function handle(request, response) {
  let [status, resource] = [500, undefined];
  try {
    [status, resource] = await answer(request);
  } catch (error) {
    resource = error.outcome ?? normalizeOperationOutcome(error);
    status = error.status ?? (resource.id === 'gone' ? 410 : getStatus(resource));
  }
  const headers = headersOf(status, resource);
  let body = Buffer.from(JSON.stringify(resource));
  if (/\bgzip\b/.test(request.headers['accept-encoding'] ?? '')) {
    body = await zipped(body);
    headers['content-encoding'] = 'gzip';
  }
  response.writeHead(status, { ...headers, 'content-length': body.length });
  response.end(body);
}

const { port, obey } = await serve(handle, {
  counts: ({ tenant = 'nobody' }) => keeping(tenant).counts(),
  versions: ({ tenant = 'nobody' }) => keeping(tenant).versions(),
  backup: () => inTurn(() => tenants.forEach((own, tenant) => backups.set(tenant, own.backup()))),
  restore: () => inTurn(() => tenants.forEach((own, tenant) => own.restore(backups.get(tenant) ?? { searches: 0, resources: [], history: [] }))),
  // One resource a line.
  load: async ({ tenant = 'nobody', file }) => ({ loaded: await keeping(tenant).load((await fs.readFile(file, 'utf8')).split('\n').filter(Boolean).map((line) => JSON.parse(line))) }),
});
base ??= `http://127.0.0.1:${port}/fhir`;
tell({ port, base });
obey();
