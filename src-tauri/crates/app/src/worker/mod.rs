//! The worker's own details, as their form shows them.

use askel_domain::contact::Phone;
use askel_domain::id::WorkerId;
use askel_domain::problem::Problems;
use askel_domain::worker::{Language, Organisation, ServiceUnit, Worker};
use serde::{Deserialize, Serialize};

use crate::Open;
use crate::answer::{Answer, Empty, Noun};
use crate::failure::Failure;

#[derive(Clone, Default, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct WorkerForm {
    pub family_name: String,
    pub given_names: String,
    pub title: String,
    /// As typed; empty where there is none.
    #[serde(default)]
    pub phone: String,
    pub unit_name: String,
    pub unit_oid: String,
    pub organisation_name: String,
    pub organisation_oid: String,
    pub business_id: String,
    pub language: Language,
}

crate::answer::of_no_client!(WorkerForm);

pub fn read(open: &mut Open, _: Empty) -> Result<Answer<WorkerForm>, Failure> {
    let worker = &open.worker;
    Ok(Answer::read(WorkerForm {
        family_name: worker.family_name.clone(),
        given_names: worker.given_names.clone(),
        title: worker.title.clone(),
        phone: worker.phone.as_ref().map(Phone::shown).unwrap_or_default(),
        unit_name: worker.unit.name.clone(),
        unit_oid: worker.unit.oid.clone(),
        organisation_name: worker.organisation.name.clone(),
        organisation_oid: worker.organisation.oid.clone(),
        business_id: worker.organisation.business_id.clone(),
        language: worker.language,
    }))
}

/// Changes the worker's details from now on; entries already written keep their author as they were.
pub fn save(open: &mut Open, form: WorkerForm) -> Result<Answer<()>, Failure> {
    let worker = read_form(open.worker.id, &form)?;
    put(open, worker)?;
    Ok(Answer::changed((), &[Noun::Worker, Noun::Vault]))
}

pub(crate) fn put_language(open: &mut Open, language: Language) -> Result<(), Failure> {
    let worker = Worker { language, ..open.worker.clone() };
    put(open, worker)
}

fn put(open: &mut Open, worker: Worker) -> Result<(), Failure> {
    open.write(|tx| Ok(askel_store::worker::put(tx, &worker)?))?;
    open.worker = worker;
    Ok(())
}

pub(crate) fn read_form(id: WorkerId, form: &WorkerForm) -> Result<Worker, Failure> {
    let kept = |text: &str| text.trim().to_owned();
    let mut problems = Problems::default();
    let phone = if form.phone.trim().is_empty() { None } else { problems.take("phone", Phone::read(&form.phone)) };
    let worker = Worker {
        id,
        family_name: kept(&form.family_name),
        given_names: kept(&form.given_names),
        title: kept(&form.title),
        phone,
        unit: ServiceUnit { name: kept(&form.unit_name), oid: kept(&form.unit_oid) },
        organisation: Organisation { name: kept(&form.organisation_name), oid: kept(&form.organisation_oid), business_id: kept(&form.business_id) },
        language: form.language,
    };
    problems.done_after(worker.check())?;
    Ok(worker)
}
