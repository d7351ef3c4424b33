//! What the organisation asks before enhanced support: read and changed on its page, and handed to the forms.
//! Until it has its own list, Askel's words stand.

use askel_domain::client::Client;
pub use askel_domain::criteria::CriteriaForm;
use askel_domain::criteria::{Criteria, Criterion};
use askel_domain::document::ListChoice;
use askel_domain::identity::Identity;
use askel_sosmeta::national::CRITERIA;
use askel_store::Read;
use chrono::NaiveDate;

use crate::Open;
use crate::answer::{Answer, Empty, Noun};
use crate::document::OutsideAges;
use crate::failure::Failure;
use crate::undo::Deed;

crate::answer::of_no_client!(CriteriaForm);

pub fn read(open: &mut Open, _: Empty) -> Result<Answer<CriteriaForm>, Failure> {
    open.look(|read| Ok(in_force(read)?.form())).map(Answer::read)
}

/// Changes the list from now on; a finished document keeps the words it was finished with.
///
/// # Errors
/// The fields to mend.
pub fn save(open: &mut Open, form: CriteriaForm) -> Result<Answer<CriteriaForm>, Failure> {
    let mut codes: Vec<String> = form.rows.iter().map(|_| format!("own-{}", open.new_id())).collect();
    let before = open.look(in_force)?;
    let changed = before.changed(&form, || codes.pop().unwrap_or_default())?;
    let answer = Answer::changed(changed.form(), &[Noun::Criteria]);
    if changed == before {
        return Ok(answer);
    }
    open.write(|tx| Ok(askel_store::criteria::put(tx, &changed)?))?;
    Ok(answer.undoable(open, Deed::CriteriaSaved))
}

/// The organisation's own list, or the one Askel comes with.
fn in_force(read: &Read) -> Result<Criteria, Failure> {
    let named = |named: &ListChoice| Criterion { named: named.clone(), in_use: true };
    let of_askel = || {
        let lists = askel_text::own_lists();
        let choices = lists.iter().find(|(name, _)| *name == CRITERIA).map(|(_, choices)| choices.iter().map(named).collect());
        Criteria { criteria: choices.unwrap_or_default(), ages: Default::default() }
    };
    Ok(askel_store::criteria::get(read)?.unwrap_or_else(of_askel))
}

/// Askel's own lists with the organisation's in their place: what is in use, and of the rest what `also` names.
pub(crate) fn own_lists(read: &Read, also: impl Fn(&str) -> bool) -> Result<Vec<(&'static str, Vec<ListChoice>)>, Failure> {
    let criteria = in_force(read)?.criteria;
    let offered = criteria.into_iter().filter(|one| one.in_use || also(&one.named.code)).map(|one| one.named).collect();
    let mut lists: Vec<_> = askel_text::own_lists().into_iter().filter(|(name, _)| *name != CRITERIA).collect();
    lists.push((CRITERIA, offered));
    Ok(lists)
}

/// The client's age against the ages the service is for; absent where it fits or is not known.
pub(crate) fn outside_ages(read: &Read, client: &Client, today: NaiveDate) -> Result<Option<OutsideAges>, Failure> {
    let Identity::Code(code) = &client.identity else { return Ok(None) };
    let (ages, age) = (in_force(read)?.ages, today.years_since(code.birth_date()).unwrap_or_default());
    Ok(ages.leave_out(age).then_some(OutsideAges { age, from: ages.from, until: ages.until }))
}
