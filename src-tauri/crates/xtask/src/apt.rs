//! Finds and installs missing Debian packages; must not know what they are for.

use std::process::{Command, Stdio};

use crate::machine::{self, IS_LINUX};
use crate::packages::Package;
use crate::step::Steps;
use crate::stop::Stop;

const TITLE: &str = "System packages";

pub fn ensure(steps: &mut Steps, wanted: &[Package]) -> Result<(), Stop> {
    if !IS_LINUX {
        steps.skip(TITLE, "not looked for on this system");
        return Ok(());
    }
    let Some(report) = dpkg_report(wanted) else {
        steps.skip(TITLE, "this is not a Debian-like system, so nothing was checked");
        list(wanted, "Install what corresponds to these Debian packages, if the build does not find it:");
        return Ok(());
    };
    let missing = missing_from(&report, wanted);
    if missing.is_empty() {
        steps.skip(TITLE, "all there");
        return Ok(());
    }
    list(&missing, "System packages that are missing and will be installed:");
    install(steps, &missing)
}

/// `None` where dpkg or apt is not the way to install things.
fn dpkg_report(wanted: &[Package]) -> Option<String> {
    if !machine::on_path("apt-get") {
        return None;
    }
    let output = Command::new("dpkg-query")
        .args(["--show", "--showformat", "${Package} ${db:Status-Status}\n"])
        .args(wanted.iter().map(|package| package.name))
        .output()
        .ok()?;
    // Its exit code is 1 when it does not know a name, which is just what we ask.
    Some(String::from_utf8_lossy(&output.stdout).into_owned())
}

// A removed package is still listed, as `config-files`.
fn missing_from(report: &str, wanted: &[Package]) -> Vec<Package> {
    let installed = |name: &str| report.lines().any(|line| line.split_once(' ').is_some_and(|found| found == (name, "installed")));
    wanted.iter().filter(|package| !installed(package.name)).copied().collect()
}

fn list(packages: &[Package], heading: &str) {
    eprintln!("{heading}");
    for package in packages {
        eprintln!("      {:<24} {}", package.name, package.why);
    }
}

fn install(steps: &mut Steps, missing: &[Package]) -> Result<(), Stop> {
    let names = missing.iter().map(|package| package.name).collect::<Vec<_>>().join(" ");
    let script = script(&names);
    let by_hand = format!("Install them yourself: apt-get install {names}");
    let mut command = if machine::is_root() {
        Command::new("sh")
    } else {
        unlock_sudo(&by_hand)?;
        let mut sudo = Command::new("sudo");
        sudo.arg("sh");
        sudo
    };
    steps.run(&format!("{TITLE} (apt-get)"), "apt", command.args(["-c", &script]), &by_hand)
}

// A mirror that does not answer fails `update`, yet what is wanted may still be had: so `;`, not `&&`.
fn script(names: &str) -> String {
    let apt = "DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300";
    format!("{apt} update; {apt} install --yes --no-install-recommends {names}")
}

/// Asks for the password, if one is needed, before a progress line is there to be overwritten.
fn unlock_sudo(by_hand: &str) -> Result<(), Stop> {
    let silent = Command::new("sudo").args(["-n", "true"]).stdout(Stdio::null()).stderr(Stdio::null()).status();
    if silent.is_ok_and(|status| status.success()) {
        return Ok(());
    }
    match Command::new("sudo").arg("-v").status() {
        Ok(status) if status.success() => Ok(()),
        _ => Err(Stop::new("installing needs root, and sudo did not let us", by_hand)),
    }
}

#[cfg(test)]
mod tests {
    use super::{missing_from, script};
    use crate::packages::{Package, to_build, to_run, to_test};

    fn names(packages: &[Package]) -> Vec<&str> {
        packages.iter().map(|package| package.name).collect()
    }

    #[test]
    fn only_installed_packages_count_as_there() {
        let report = "perl installed\npkg-config config-files\nlibgtk-3-dev installed\nlibgtk-3-dev-doc not-installed\n";
        let missing = missing_from(report, &to_build());
        assert!(!names(&missing).contains(&"perl"));
        assert!(!names(&missing).contains(&"libgtk-3-dev"));
        assert!(names(&missing).contains(&"pkg-config"));
        assert!(names(&missing).contains(&"build-essential"));
    }

    #[test]
    fn a_fresh_machine_lacks_everything_and_a_full_one_nothing() {
        let wanted = to_run(true);
        assert_eq!(missing_from("", &wanted), wanted);
        let full: String = wanted.iter().map(|package| format!("{} installed\n", package.name)).collect();
        assert!(missing_from(&full, &wanted).is_empty());
    }

    #[test]
    fn a_display_is_wanted_only_where_there_is_none() {
        assert!(!names(&to_run(false)).contains(&"xvfb"));
        assert!(names(&to_run(true)).contains(&"imagemagick"));
        assert!(names(&to_test()).contains(&"webkit2gtk-driver"));
    }

    #[test]
    fn the_script_updates_before_it_installs() {
        let script = script("xvfb perl");
        assert!(script.find("update").is_some_and(|update| Some(update) < script.find("install")));
        assert!(script.ends_with("xvfb perl"));
    }
}
