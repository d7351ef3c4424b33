//! The known holes of what npm brings, the UI's packages and those of the tests, asked of its registry; must not know any package.

use std::path::{Path, PathBuf};
use std::process::Command;

use super::Answer;
use crate::interop_packages;
use crate::log;
use crate::machine::NPM;
use crate::places::Places;
use crate::stop::Stop;

/// Only an answer holds it; what npm says when the registry does not answer is another object.
const ANSWERED: &str = "\"auditReportVersion\"";

/// Each folder with a lock file of npm's, and what its answer is called.
pub fn folders(places: &Places) -> Vec<(String, PathBuf)> {
    let of_tests = interop_packages::locked_by_npm(places);
    let named = |folder: PathBuf| (format!("supply npm audit, {}", folder.strip_prefix(&places.root).unwrap_or(&folder).display()), folder);
    std::iter::once(places.ui.clone()).chain(of_tests).map(named).collect()
}

/// Nothing of high or critical severity. A registry that has no audit, or no network, is no answer.
pub fn audit(folder: &Path) -> Result<Answer, Stop> {
    let mut npm = Command::new(NPM);
    npm.args(["audit", "--json", "--audit-level=high", "--package-lock-only"]).current_dir(folder);
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
    use std::fs;
    use std::path::{Path, PathBuf};

    use super::{Answer, folders, judge};
    use crate::places::Places;

    /// Every lock file of npm's below `folder`, packages' own and what is built aside.
    fn locked(folder: &Path, found: &mut Vec<PathBuf>) {
        for path in fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()) {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            if path.is_dir() && !["node_modules", "target", ".git"].contains(&name.as_str()) {
                locked(&path, found);
            } else if name == "package-lock.json" {
                found.extend(path.parent().map(Path::to_path_buf));
            }
        }
    }

    #[test]
    fn every_lock_file_of_the_checkout_is_asked_about() {
        let places = Places::find();
        let mut there = vec![];
        locked(&places.root, &mut there);
        let mut asked: Vec<PathBuf> = folders(&places).into_iter().map(|(_, folder)| folder).collect();
        there.sort();
        asked.sort();
        assert!(there.len() >= 3 && asked == there, "{asked:?} of {there:?}");
    }

    #[test]
    fn a_high_one_fails_and_silence_is_no_answer() {
        let report = |high: u32| format!("{{\"auditReportVersion\":2,\"metadata\":{{\"vulnerabilities\":{{\"high\":{high}}}}}}}");
        assert!(matches!(judge(&report(0), true), Answer::Holds));
        assert!(matches!(judge(&report(1), false), Answer::Fails(lines) if lines.len() == 1));
        assert!(matches!(judge("{\"message\":\"405\"}", false), Answer::NotAsked(_)));
        assert!(matches!(judge("", true), Answer::NotAsked(_)));
    }
}
