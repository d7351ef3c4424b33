// The certified `oidc-provider` with one native public client, as a county's sign-in would know Askel. On loopback, for tests only.
// `--issuer URL` as clients see it, `--audience URL` the FHIR base its tokens are for. Whoever types a name is let in: the dev login.

import { serve, tell, told } from './loopback.mjs';
import Provider from 'oidc-provider';
import { exportJWK, generateKeyPair } from 'jose';

const SCOPE = 'user/*.cruds';
/** Seconds that a new access token lives; its starter may say otherwise. */
let lifetime = 300;
/** Workers whom the county has shut out. */
const shutOut = new Set();

const { privateKey } = await generateKeyPair('RS256', { extractable: true });
const signing = { ...(await exportJWK(privateKey)), alg: 'RS256', use: 'sig', kid: 'test' };

let provider;
const { port, obey } = await serve((request, response) => provider.callback()(request, response), {
  lifetime: ({ seconds }) => void (lifetime = seconds),
  shutOut: ({ worker }) => void shutOut.add(worker),
  letIn: ({ worker }) => void shutOut.delete(worker),
});
const issuer = told('issuer') ?? `http://127.0.0.1:${port}`;
const audience = told('audience') ?? 'http://127.0.0.1/fhir';

/** `helka@tampere` works in tampere; a name alone in nasimaa. */
const tenantOf = (worker) => worker.split('@')[1] ?? 'nasimaa';

provider = new Provider(issuer, {
  clients: [{
    client_id: 'askel',
    application_type: 'native',
    token_endpoint_auth_method: 'none',
    grant_types: ['authorization_code', 'refresh_token'],
    response_types: ['code'],
    // Without a port: any port of loopback will do (RFC 8252).
    redirect_uris: ['http://127.0.0.1/callback', 'http://127.0.0.1/'],
  }],
  jwks: { keys: [signing] },
  cookies: { keys: ['for tests only'] },
  scopes: ['openid', 'offline_access', 'fhirUser', SCOPE],
  claims: { openid: ['sub'], fhirUser: ['fhirUser'] },
  features: {
    devInteractions: { enabled: true },
    resourceIndicators: {
      enabled: true,
      defaultResource: () => audience,
      useGrantedResource: () => true,
      getResourceServerInfo: () => ({ scope: SCOPE, audience, accessTokenTTL: lifetime, accessTokenFormat: 'jwt', jwt: { sign: { alg: 'RS256' } } }),
    },
  },
  extraTokenClaims: (_context, token) => ({ fhirUser: `Practitioner/${token.accountId}`, tenant: tenantOf(token.accountId), tenant_id: tenantOf(token.accountId) }),
  findAccount: (_context, sub) => shutOut.has(sub) ? undefined : ({ accountId: sub, claims: () => ({ sub, fhirUser: `Practitioner/${sub}` }) }),
  rotateRefreshToken: () => true,
  ttl: { AccessToken: () => lifetime, AuthorizationCode: 60, Grant: 86_400, IdToken: 3_600, Interaction: 600, RefreshToken: 86_400, Session: 86_400 },
});
// Behind a front that speaks TLS the links are the front's.
provider.proxy = true;
tell({ port, issuer });
obey();
