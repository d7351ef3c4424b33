// Medplum asks for Node 22 only because of this name; its validator never opens a socket. Must be imported before it.

globalThis.WebSocket ??= class {};
