//! Takes the places out of what is kept of a protected client, before it leaves as it is kept. Source: domain.md §6 on turvakielto.
//! Documents and pages need none of this: their own rules leave places out.

use std::collections::BTreeSet;

use askel_domain::id::ClientId;
use serde_json::Value;

/// Names that a place, a home or a municipality has in the rows of the record.
const IN_ROWS: [&str; 3] = ["place", "home", "municipality"];

pub(super) struct Places {
    protected: BTreeSet<ClientId>,
    /// Some protected client is or was in a group: where groups meet says where that client is.
    in_groups: bool,
    fields: BTreeSet<String>,
}

impl Places {
    /// `fields`: those of forms that name a place.
    pub fn of(protected: BTreeSet<ClientId>, in_groups: bool, fields: BTreeSet<String>) -> Self {
        Self { protected, in_groups, fields: IN_ROWS.map(str::to_owned).into_iter().chain(fields).collect() }
    }

    /// `client`: whose it is; `None` for a group.
    pub fn allowed(&self, client: Option<ClientId>, mut body: Value) -> Value {
        if client.map_or(self.in_groups, |client| self.protected.contains(&client)) {
            self.take_out(&mut body);
        }
        body
    }

    fn take_out(&self, value: &mut Value) {
        match value {
            Value::Array(items) => items.iter_mut().for_each(|item| self.take_out(item)),
            Value::Object(fields) => {
                fields.retain(|name, _| !self.fields.contains(name));
                fields.values_mut().for_each(|field| self.take_out(field));
            }
            _ => {}
        }
    }
}
