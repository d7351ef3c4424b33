//! Every address of the window on the twin's clients, and what the page is asked before it. A screen that no address names is
//! opened by what stands in `start`.

/// Addresses of an open bag. A test holds them against the router's own list.
pub const OPEN: [(&str, &str); 40] = [
    ("today", "#/"),
    ("clients", "#/clients"),
    ("client-new", "#/clients/new"),
    ("search", "#/search"),
    ("client", "#/clients/reijo"),
    ("client-measures", "#/clients/reijo?part=measures"),
    ("client-plans", "#/clients/reijo?part=plans"),
    ("client-protected", "#/clients/aino"),
    ("client-edit", "#/clients/reijo/edit"),
    ("period", "#/clients/reijo/period"),
    ("goal", "#/clients/reijo/goal/g1"),
    ("goal-new", "#/clients/reijo/goal"),
    ("member", "#/clients/reijo/member/tm1"),
    ("risk", "#/clients/petteri/risk"),
    ("measure", "#/clients/liisa/measure/m2"),
    ("measure-done", "#/clients/reijo/measure/m1"),
    ("session", "#/clients/reijo/session"),
    ("access", "#/clients/reijo/access"),
    ("leaf", "#/clients/reijo/leaf"),
    ("phone", "#/clients/reijo/phone"),
    ("draft", "#/drafts/d1"),
    ("entry", "#/entries/e1"),
    ("entry-annulled", "#/entries/e6"),
    ("document", "#/documents/d2"),
    ("document-short", "#/documents/d0"),
    ("document-draft", "#/clients/reijo/document/w1"),
    ("groups", "#/groups"),
    ("group-new", "#/groups/new"),
    ("group", "#/groups/gr1"),
    ("group-edit", "#/groups/gr1/edit"),
    ("group-meeting", "#/groups/gr1/meeting/gs1"),
    ("group-capture", "#/groups/gr1/capture/gs1"),
    ("promises", "#/promises"),
    ("delivery", "#/delivery"),
    ("proof", "#/delivery/proof"),
    ("conflict", "#/delivery/conflict/case1"),
    ("settings", "#/settings"),
    ("settings-keys", "#/settings?part=keys"),
    ("handbook", "#/handbook"),
    ("handbook-page", "#/handbook/together"),
];

/// Names of routes that no address is made for.
pub const ELSEWHERE: [&str; 1] = ["unknown"];

/// Rooms of together mode, by the name on their button.
pub const TOGETHER: [&str; 5] = ["steps", "tasks", "levels", "measures", "entry"];

pub const LANGUAGES: [&str; 3] = ["fi", "sv", "en"];

#[test]
fn every_route_of_the_window_is_walked() {
    let router = std::fs::read_to_string(askel_tests::driven::workspace().join("ui/src/lib/router.ts")).expect("the router");
    let names: Vec<&str> = router.lines().filter_map(|line| line.trim().strip_prefix("| { name: '")?.split('\'').next()).collect();
    assert!(names.len() > 25, "{names:?}");
    let walked = |name: &&&str| OPEN.iter().any(|(known, _)| *known == **name) || ELSEWHERE.contains(*name) || **name == "client";
    let left: Vec<_> = names.iter().filter(|name| !walked(name)).collect();
    assert_eq!(left, Vec::<&&str>::new(), "give it an address on the twin's clients");
}
