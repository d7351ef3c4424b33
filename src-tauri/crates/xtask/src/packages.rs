//! The one list of Debian packages, each with its reason; must not know how they are installed.

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Package {
    pub name: &'static str,
    pub why: &'static str,
}

const fn package(name: &'static str, why: &'static str) -> Package {
    Package { name, why }
}

/// To compile.
const BUILD: &[Package] = &[
    package("build-essential", "a C compiler and make, for SQLCipher and OpenSSL"),
    package("pkg-config", "finds the libraries below"),
    package("perl", "OpenSSL's own build is configured with it"),
    package("libgtk-3-dev", "the window"),
    package("libwebkit2gtk-4.1-dev", "the page inside the window"),
    package("librsvg2-dev", "Tauri's icons"),
];

/// To show a window where there is no display.
const DISPLAY: &[Package] = &[package("xvfb", "a display in memory")];

/// To take a picture of that display.
const PICTURE: &[Package] = &[package("imagemagick", "`import` takes the picture of the window")];

/// To drive the real window from a test.
const DRIVER: &[Package] = &[
    package("webkit2gtk-driver", "WebDriver for the window tests"),
    package("dbus", "a bus of the tests' own, on which the laptop falls asleep"),
    package("gnome-keyring", "a real keychain on a bus of the tests' own"),
    package("at-spi2-core", "the bus on which a screen reader is told what the window says"),
    package("faketime", "lets the program of a test run at the hour of its story"),
];

/// To look at the built page in a second engine.
const BROWSER: &[Package] = &[
    package("chromium", "every screen once more, in another engine"),
    package("chromium-driver", "WebDriver for it"),
];

/// To have a page judged by others.
const PAPER: &[Package] = &[package("qpdf", "reads a PDF's bytes and says what is wrong with them"), package("poppler-utils", "says a PDF's text, tags and title")];

/// To ask validators that come from PyPI.
const VALIDATOR: &[Package] = &[package("python3", "runs validators of FHIR and of PDF that others wrote"), package("python3-pip", "brings it")];

/// To let a FHIR server keep its record where a county would.
const DATABASE: &[Package] = &[package("postgresql", "a database of the tests' own for the FHIR server; the system's cluster is left alone")];

/// To hold Askel's own requests against.
const MEASURE: &[Package] = &[package("curl", "carries the same requests, to measure by")];

pub fn to_build() -> Vec<Package> {
    BUILD.to_vec()
}

pub fn to_run(without_display: bool) -> Vec<Package> {
    if without_display { [BUILD, DISPLAY, PICTURE].concat() } else { to_build() }
}

/// Tests always bring their own display, so that they look the same everywhere.
pub fn to_test() -> Vec<Package> {
    [BUILD, DISPLAY, PICTURE, DRIVER, BROWSER, VALIDATOR, PAPER].concat()
}

pub fn to_interop() -> Vec<Package> {
    [BUILD, DATABASE, VALIDATOR].concat()
}

pub fn to_bench() -> Vec<Package> {
    [to_test(), MEASURE.to_vec()].concat()
}
