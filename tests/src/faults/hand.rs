//! A worker's hand in this process: begins a draft, types line after line, says "ready", and remembers what it was told.
//! Knows no fault: whoever breaks the disk under it decides when.

use askel_app::failure::{Failure, FailureCode};
use askel_domain::id::DraftId;

use super::bench::{Bench, visit};
use super::ledger::Ledger;
use super::typed::{Ack, Dice, text};

pub struct Hand {
    pub bench: Bench,
    pub ledger: Ledger,
    pub dice: Dice,
    on: Option<(DraftId, usize)>,
}

/// One wish. Made again after a failure it is the same wish with the same identifiers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wish {
    Begin,
    Save { id: DraftId, lines: usize },
    Finalise { id: DraftId, lines: usize },
}

impl Hand {
    pub fn new(seed: u64) -> Self {
        Self::at(Bench::new(), seed)
    }

    pub fn at(bench: Bench, seed: u64) -> Self {
        Self { bench, ledger: Ledger::default(), dice: Dice::from(seed), on: None }
    }

    pub fn next(&mut self) -> Wish {
        match self.on {
            None => Wish::Begin,
            Some((id, lines)) if lines > 3 && self.dice.roll(8) == 0 => Wish::Finalise { id, lines },
            Some((id, lines)) => Wish::Save { id, lines: lines + 1 },
        }
    }

    /// "Ready" for what is being typed.
    pub fn ready(&self) -> Wish {
        self.on.map_or(Wish::Begin, |(id, lines)| Wish::Finalise { id, lines })
    }

    /// What the vault answers. Only [`Hand::told`] makes it a promise.
    pub fn ask(&mut self, wish: Wish) -> Result<Ack, Failure> {
        match wish {
            Wish::Begin => {
                let request = askel_app::entry::DraftRequest { client_id: self.bench.client_id, session_id: None };
                let page = askel_app::entry::open_draft(self.bench.open(), request)?.value;
                Ok(Ack::draft(page.id, &page.form.client_tells))
            }
            Wish::Save { id, lines } => {
                let typed = text(id, lines);
                self.bench.save(id, &visit(&typed))?;
                Ok(Ack::draft(id, &typed))
            }
            Wish::Finalise { id, lines } => {
                let typed = text(id, lines);
                self.bench.finalise(id, &visit(&typed))?;
                Ok(Ack::entry(id, &typed))
            }
        }
    }

    /// Takes the vault at its word.
    pub fn told(&mut self, ack: Ack) {
        self.ledger.note(&[ack]);
        self.on = match ack {
            Ack::Draft { id, lines, .. } => Some((id, lines)),
            Ack::Entry { .. } => None,
        };
    }

    /// A draft with so many lines on it, kept in one go.
    pub fn type_at_once(&mut self, lines: usize) -> Result<(), FailureCode> {
        self.type_some(0)?;
        if let Some((id, _)) = self.on.filter(|(_, typed)| *typed < lines) {
            let ack = self.ask(Wish::Save { id, lines }).map_err(|failure| failure.code)?;
            self.told(ack);
        }
        Ok(())
    }

    pub fn do_one(&mut self) -> Result<(), Failure> {
        let wish = self.next();
        let ack = self.ask(wish)?;
        self.told(ack);
        Ok(())
    }

    /// A draft with some lines on it, as in the middle of a visit.
    pub fn type_some(&mut self, lines: usize) -> Result<(), FailureCode> {
        while !matches!(self.on, Some((_, typed)) if typed >= lines) {
            let wish = match self.on {
                None => Wish::Begin,
                Some((id, typed)) => Wish::Save { id, lines: typed + 1 },
            };
            let ack = self.ask(wish).map_err(|failure| failure.code)?;
            self.told(ack);
        }
        Ok(())
    }
}
