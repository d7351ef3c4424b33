//! The only room that opens a connection: to the organisation's FHIR server and its sign-in, over TLS, and to nobody else.
//! Knows nothing of the record; carries what it is given.
