//! The known holes of the UI's packages, asked of npm's registry; must not know any package.

use std::process::Command;

use super::Answer;
use crate::log;
use crate::machine::NPM;
use crate::places::Places;
use crate::stop::Stop;

/// Only an answer holds it; what npm says when the registry does not answer is another object.
const ANSWERED: &str = "\"auditReportVersion\"";

/// Nothing of high or critical severity. A registry that has no audit, or no network, is no answer.
pub fn audit(places: &Places) -> Result<Answer, Stop> {
    let mut npm = Command::new(NPM);
    npm.args(["audit", "--json", "--audit-level=high", "--package-lock-only"]).current_dir(&places.ui);
    let said = npm.output().map_err(|error| Stop::new(format!("npm could not be started ({error})"), "Check that Node.js is installed."))?;
    Ok(judge(&String::from_utf8_lossy(&said.stdout), said.status.success()))
}

fn judge(report: &str, good: bool) -> Answer {
    match (report.contains(ANSWERED), good) {
        (true, true) => Answer::Holds,
        (true, false) => Answer::Fails(log::last_lines(report, 60)),
        (false, _) => Answer::NotAsked("the registry gave no audit".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::{Answer, judge};

    #[test]
    fn a_high_one_fails_and_silence_is_no_answer() {
        let report = |high: u32| format!("{{\"auditReportVersion\":2,\"metadata\":{{\"vulnerabilities\":{{\"high\":{high}}}}}}}");
        assert!(matches!(judge(&report(0), true), Answer::Holds));
        assert!(matches!(judge(&report(1), false), Answer::Fails(lines) if lines.len() == 1));
        assert!(matches!(judge("{\"message\":\"405\"}", false), Answer::NotAsked(_)));
        assert!(matches!(judge("", true), Answer::NotAsked(_)));
    }
}
