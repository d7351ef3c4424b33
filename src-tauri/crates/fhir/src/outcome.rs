//! OperationOutcome: what a server says went wrong, as codes. Its prose may quote the record and is left unread.

use serde_json::Value;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issue {
    pub severity: Severity,
    /// R4's issue type: `invalid`, `required`, `conflict`, `processing`…; `unknown` for what is none.
    pub code: &'static str,
    /// The element, where it names one in FHIRPath: `Goal.description`. Names of elements only, never values.
    pub element: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    Information,
    Warning,
    Error,
    Fatal,
}

/// R4's issue types (value set `issue-type`, required).
const CODES: [&str; 31] = [
    "invalid",
    "structure",
    "required",
    "value",
    "invariant",
    "security",
    "login",
    "unknown",
    "expired",
    "forbidden",
    "suppressed",
    "processing",
    "not-supported",
    "duplicate",
    "multiple-matches",
    "not-found",
    "deleted",
    "too-long",
    "code-invalid",
    "extension",
    "too-costly",
    "business-rule",
    "conflict",
    "transient",
    "lock-error",
    "no-store",
    "exception",
    "timeout",
    "incomplete",
    "throttled",
    "informational",
];

/// The issues of an OperationOutcome; none of anything else.
pub fn issues(outcome: &Value) -> Vec<Issue> {
    if outcome.get("resourceType").and_then(Value::as_str) != Some("OperationOutcome") {
        return vec![];
    }
    outcome.get("issue").and_then(Value::as_array).into_iter().flatten().map(issue).collect()
}

fn issue(value: &Value) -> Issue {
    let text = |name: &str| value.get(name).and_then(Value::as_str).unwrap_or_default();
    let severity = match text("severity") {
        "information" => Severity::Information,
        "warning" => Severity::Warning,
        "fatal" => Severity::Fatal,
        _ => Severity::Error,
    };
    let code = CODES.into_iter().find(|code| *code == text("code")).unwrap_or("unknown");
    Issue { severity, code, element: element(value) }
}

fn element(issue: &Value) -> Option<String> {
    let path = issue.get("expression").or_else(|| issue.get("location"))?.get(0)?.as_str()?;
    let is_path = path.len() <= 120 && path.chars().all(|letter| letter.is_ascii_alphanumeric() || matches!(letter, '.' | '[' | ']'));
    (is_path && path.starts_with(|letter: char| letter.is_ascii_uppercase())).then(|| path.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn an_outcome_is_read_as_codes_and_its_prose_is_left() {
        let said = issues(&json!({"resourceType": "OperationOutcome", "issue": [
            {"severity": "error", "code": "required", "diagnostics": "Reijo Virtala", "expression": ["Goal.description"]},
            {"severity": "warning", "code": "Reijo", "expression": ["name = 'Reijo Virtala'"]},
        ]}));
        let expected = [
            Issue { severity: Severity::Error, code: "required", element: Some("Goal.description".into()) },
            Issue { severity: Severity::Warning, code: "unknown", element: None },
        ];
        assert_eq!(said, expected);
        assert!(issues(&json!({"resourceType": "Bundle", "issue": [{}]})).is_empty() && issues(&json!([])).is_empty());
    }
}
