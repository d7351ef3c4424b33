// A server on loopback that dies with whoever started it: says its port in one line, obeys commands line by line, ends when its input ends.
// Must not know what is served.

import http from 'node:http';
import readline from 'node:readline';

/** `commands`: what its starter may ask beside HTTP, by name; each answers something that can be written as JSON. */
export async function serve(listener, commands) {
  const server = http.createServer((request, response) => void listener(request, response));
  // A laptop that sleeps between two questions finds its connection open.
  server.keepAliveTimeout = 60_000;
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { port: server.address().port, obey: () => obey(commands) };
}

/** Called when everything is ready: from here on the starter may ask. */
function obey(commands) {
  const input = readline.createInterface({ input: process.stdin });
  input.on('line', async (line) => {
    const { act, ...rest } = JSON.parse(line);
    try {
      tell((await commands[act](rest)) ?? {});
    } catch (error) {
      tell({ error: String(error) });
    }
  });
  input.on('close', () => process.exit(0));
}

export function tell(value) {
  process.stdout.write(`${JSON.stringify(value)}\n`);
}

/** `--base URL` and the like; a word that is not told is undefined. */
export function told(name) {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? undefined : process.argv[at + 1];
}

export async function bodyOf(request, most) {
  const chunks = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > most) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
