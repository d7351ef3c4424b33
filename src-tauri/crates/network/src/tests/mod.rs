//! The network against real servers on this laptop: a good one, and many that are not.

mod endpoints;
mod hostile;
mod manners;
mod provider;
mod server;
mod sign_in;
mod town;
