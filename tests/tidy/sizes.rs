//! How long the Rust files and functions are: the sign of a file that has become an attic.

use crate::rust_code::{code_only, item_end, word_offsets};
use crate::tree::rust_sources;

const MEDIAN_FILE: usize = 120;
const LONG_FILE: usize = 350;
const LONG_FUNCTION: usize = 40;

/// Of a hundred, so many must stay under the long ones.
const MOST: usize = 95;

/// Lines of each function, from `fn` to its closing brace.
fn function_lines(text: &str) -> Vec<usize> {
    let code = code_only(text);
    let bodies = word_offsets(&code, "fn").filter(|at| code[at + 2..].starts_with(' ')).map(|at| &code[at..item_end(&code, at)]);
    bodies.filter(|item| item.ends_with('}')).map(|item| item.lines().count()).collect()
}

/// The line count that `percent` of the things do not exceed.
fn percentile(mut lines: Vec<usize>, percent: usize) -> usize {
    lines.sort_unstable();
    lines.get((lines.len() * percent).div_ceil(100).saturating_sub(1)).copied().unwrap_or(0)
}

#[test]
fn files_and_functions_stay_short() {
    let sources = rust_sources();
    let files: Vec<usize> = sources.iter().map(|source| source.text.lines().count()).collect();
    let functions: Vec<usize> = sources.iter().flat_map(|source| function_lines(&source.text)).collect();
    let (median, long_file, long_function) =
        (percentile(files.clone(), 50), percentile(files.clone(), MOST), percentile(functions.clone(), MOST));
    println!(
        "{} Rust files, {} lines: median {median}, {MOST} % at most {long_file}, longest {:?}",
        files.len(),
        files.iter().sum::<usize>(),
        files.iter().max()
    );
    println!("{} functions: {MOST} % at most {long_function} lines, longest {:?}", functions.len(), functions.iter().max());
    let mut longest: Vec<_> = sources.iter().map(|source| (source.text.lines().count(), &source.path)).collect();
    longest.sort();
    assert!(median <= MEDIAN_FILE && long_file < LONG_FILE, "the longest: {:?}", &longest[longest.len().saturating_sub(10)..]);
    assert!(long_function < LONG_FUNCTION, "{MOST} % of functions reach {long_function} lines");
}

#[test]
fn planted_lengths_are_measured() {
    let planted =
        "fn a() {\n    let b = \"}\";\n}\n\npub fn c(d: [u8; 2]) -> u8 { 1 }\n\ntrait E {\n    fn f(&self);\n}\n\ntype G = fn(u8) -> u8;\n";
    assert_eq!(function_lines(planted), [3, 1]);
    assert_eq!(percentile((1..=100).collect(), MOST), 95);
    assert_eq!(percentile(vec![10, 500], 50), 10);
    assert_eq!(percentile(vec![500; 3], MOST), 500);
}
