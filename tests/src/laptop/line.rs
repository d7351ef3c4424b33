//! A worker's line to the county: the real sign-in in a browser of the proofs, the real channel, and the tokens in between.
//! Knows when to renew them; nothing of what is carried.

use askel_fhir::rest::{Reply, Request, Unheard};
use askel_network::sign_in::{Kept, Page, Pages, RefreshToken, SignIn, SignInFailure, renew};
use askel_network::{AccessToken, Channel, Policy};

use crate::peers::{Browser, County};

pub struct Line {
    policy: Policy,
    channel: Channel,
    access: AccessToken,
    /// As the vault would keep it.
    refresh: Option<RefreshToken>,
}

impl Line {
    /// Signs `worker` in as a person would.
    ///
    /// # Panics
    /// When the county does not let them in.
    pub fn of(county: &County, worker: &str) -> Self {
        let policy = county.policy();
        let channel = Channel::new(&policy).expect("a channel");
        let (access, refresh) = signed_in(county, &policy, worker).expect("signs in");
        Self { policy, channel, access, refresh }
    }

    /// # Errors
    /// As the channel's.
    pub fn carry(&mut self, request: &Request) -> Result<Reply, Unheard> {
        self.channel.ask(request, Some(&self.access))
    }

    /// A new access token for the lasting one; the old lasting one is spent.
    ///
    /// # Errors
    /// Why the county gives none.
    pub fn renew(&mut self) -> Result<(), SignInFailure> {
        let refresh = self.refresh.as_ref().expect("a lasting token");
        let (access, refresh) = kept(renew(&self.policy, refresh)?);
        self.access = access;
        self.refresh = refresh.or(self.refresh.take());
        Ok(())
    }
}

fn signed_in(county: &County, policy: &Policy, worker: &str) -> Result<(AccessToken, Option<RefreshToken>), SignInFailure> {
    let begun = SignIn::begin(policy)?;
    let (url, issuer, port) = (begun.url().to_owned(), county.sign_in.issuer(), county.sign_in.port());
    let page = || Page { title: "Askel".into(), text: "x".into() };
    let pages = Pages { language: "fi".into(), done: page(), failed: page() };
    std::thread::scope(|scope| {
        let browser = scope.spawn(move || Browser::new(&issuer, port).sign_in(&url, worker).map(drop));
        let granted = begun.wait(&pages);
        browser.join().expect("no panic").expect("the browser comes to its end");
        granted.map(kept)
    })
}

fn kept(granted: askel_network::sign_in::Granted) -> (AccessToken, Option<RefreshToken>) {
    let mut lasting = None;
    let keep = granted.keep(|refresh| {
        lasting = Some(refresh.clone());
        Ok::<(), ()>(())
    });
    let Kept { access, .. } = keep.unwrap_or_else(|()| unreachable!("it was kept"));
    (access, lasting)
}
