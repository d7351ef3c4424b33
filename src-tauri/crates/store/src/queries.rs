//! Every question asked of the file, each in a `.sql` file named by its question.

macro_rules! queries {
    ($($name:ident = $path:literal),+ $(,)?) => {
        $(pub(crate) const $name: &str = include_str!(concat!("../sql/", $path));)+

        /// Each question's path and text, so that a test can prepare them all against the schema.
        pub fn every_statement() -> Vec<(&'static str, &'static str)> {
            vec![$(($path, $name)),+]
        }
    };
}

queries! {
    CLIENT_COUNT = "client/count.sql",
    CLIENT_COUNT_MATCHING = "client/count_matching.sql",
    CLIENT_GET = "client/get.sql",
    CLIENT_PAGE_MATCHING = "client/page_matching.sql",
    CLIENT_PUT = "client/put.sql",
    CLIENT_WITH_IDENTITY = "client/with_identity.sql",
    CODE_ALL = "code/all.sql",
    CODE_PUT = "code/put.sql",
    DELIVERY_ARRIVED = "delivery/arrived.sql",
    DELIVERY_AWAIT = "delivery/await.sql",
    DELIVERY_COUNT_EXPORTED = "delivery/count_exported.sql",
    DELIVERY_COUNT_ONLY_HERE = "delivery/count_only_here.sql",
    DELIVERY_EVERY_ENTRY = "delivery/every_entry.sql",
    DELIVERY_EXPORTED = "delivery/exported.sql",
    DELIVERY_EXPORTED_AT = "delivery/exported_at.sql",
    DELIVERY_ONLY_HERE = "delivery/only_here.sql",
    DELIVERY_PUT = "delivery/put.sql",
    DRAFT_ALL = "draft/all.sql",
    DRAFT_COUNT = "draft/count.sql",
    DRAFT_DELETE = "draft/delete.sql",
    DRAFT_GET = "draft/get.sql",
    DRAFT_NEWEST_OF_CLIENT = "draft/newest_of_client.sql",
    DRAFT_OF_SESSION = "draft/of_session.sql",
    DRAFT_PUT = "draft/put.sql",
    DRAFT_UNPLANNED_OF_CLIENT = "draft/unplanned_of_client.sql",
    ENTRY_COUNT_OF_CLIENT = "entry/count_of_client.sql",
    ENTRY_EXISTS = "entry/exists.sql",
    ENTRY_GET = "entry/get.sql",
    ENTRY_INSERT = "entry/insert.sql",
    ENTRY_LAST_HELD = "entry/last_held.sql",
    ENTRY_MEETINGS_OF_CLIENT = "entry/meetings_of_client.sql",
    ENTRY_TIMELINE = "entry/timeline.sql",
    GOAL_GET = "goal/get.sql",
    GOAL_OF_CLIENT = "goal/of_client.sql",
    GOAL_PUT = "goal/put.sql",
    LOG_ALL = "log/all.sql",
    LOG_APPEND = "log/append.sql",
    LOG_HEAD = "log/head.sql",
    PERIOD_GET = "period/get.sql",
    PERIOD_NEWEST_OF_CLIENT = "period/newest_of_client.sql",
    PERIOD_OF_CLIENT_ON = "period/of_client_on.sql",
    PERIOD_PUT = "period/put.sql",
    SESSION_BETWEEN = "session/between.sql",
    SESSION_GET = "session/get.sql",
    SESSION_NEXT_AFTER = "session/next_after.sql",
    SESSION_PUT = "session/put.sql",
    SESSION_WAITING_BEFORE = "session/waiting_before.sql",
    SESSION_WAITING_OF_CLIENT = "session/waiting_of_client.sql",
    TASK_COUNT_OPEN = "task/count_open.sql",
    TASK_GET = "task/get.sql",
    TASK_OF_CLIENT = "task/of_client.sql",
    TASK_OPEN_BY_OWNER = "task/open_by_owner.sql",
    TASK_OPEN_OF_CLIENT = "task/open_of_client.sql",
    TASK_OWN_DUE_BY = "task/own_due_by.sql",
    TASK_PUT = "task/put.sql",
    VAULT_EVENTS = "vault/events.sql",
    VAULT_MADE_AT = "vault/made_at.sql",
    VAULT_META_GET = "vault/meta_get.sql",
    VAULT_META_PUT = "vault/meta_put.sql",
    WORKER_GET = "worker/get.sql",
    WORKER_PUT = "worker/put.sql",
}
