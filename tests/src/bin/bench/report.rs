//! The measurements as a table to read and as JSON to keep. Knows nothing of how they were taken.

use serde_json::{Value, json};

use crate::figure::Figure;
use crate::measure::{Aim, Measured};

/// Said under every table, so that no figure travels without its meaning.
const NOTES: [&str; 7] = [
    "bare: the same bytes through rusqlite alone, on an SQLCipher file with the same settings, tables, indexes and rows, turn by turn with ours:",
    "  writing: the same rows (each with its revision, already hashed) by the same statements in one transaction;",
    "  reading: the same statements with the same values, every column fetched, nothing parsed or put together.",
    "bare, at start: an empty Tauri window from the same target folder. New processes, files already in memory; painted = as the finished picture.",
    "bare, of a PDF: the same bytes written into the same folder.",
    "bare, of sync: curl with the same requests on one connection, through the same counting proxy and TLS, to the same server in the same state.",
    "ratio: of the two p50 and of the two p95. Dev profile (opt-level 1). An aim as a ratio is held against p50, one in ms against p95.",
];

#[derive(Default)]
pub struct Report {
    pub measured: Vec<Measured>,
    pub figures: Vec<Figure>,
    /// One line on each vault.
    pub vaults: Vec<String>,
}

impl Report {
    /// With JSON wanted it goes to the output alone, and the table to the person beside it.
    pub fn print(&self, as_json: bool) {
        if as_json {
            eprintln!("{}", self.table());
            println!("{:#}", self.json());
        } else {
            println!("{}", self.table());
        }
    }

    pub fn aims_met(&self) -> bool {
        self.measured.iter().all(|measured| measured.met() != Some(false)) && self.figures.iter().all(|figure| figure.met() != Some(false))
    }

    fn table(&self) -> String {
        let head = ["", "clients", "runs", "p50 ms", "p95 ms", "bare p50", "bare p95", "ratio p50", "ratio p95", "aim"].map(str::to_owned);
        let rows: Vec<[String; 10]> = std::iter::once(head).chain(self.measured.iter().map(cells)).collect();
        let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0);
        let widths: Vec<usize> = (0..rows[0].len()).map(width).collect();
        let line = |row: &[String; 10]| {
            let cells = row.iter().zip(&widths).enumerate();
            // Words to the left, figures to the right.
            let padded = cells
                .map(|(column, (cell, width))| if matches!(column, 0 | 9) { format!("{cell:<width$}") } else { format!("{cell:>width$}") });
            padded.collect::<Vec<_>>().join("  ").trim_end().to_owned()
        };
        let lines = rows.iter().map(line).chain([String::new()]).chain(self.figures.iter().map(Figure::line)).chain(self.vaults.iter().cloned()).chain(NOTES.map(str::to_owned));
        lines.collect::<Vec<_>>().join("\n")
    }

    fn json(&self) -> Value {
        json!({
            "profile": "dev, opt-level 1",
            "cpus": std::thread::available_parallelism().map_or(0, usize::from),
            "aimsMet": self.aims_met(),
            "vaults": self.vaults,
            "measured": self.measured.iter().map(object).collect::<Vec<_>>(),
            "figures": self.figures.iter().map(|figure| json!({ "name": figure.name, "value": figure.value, "most": figure.most, "told": figure.told })).collect::<Vec<_>>(),
            "notes": NOTES,
        })
    }
}

fn cells(measured: &Measured) -> [String; 10] {
    let Measured { name, clients, ours, bare, .. } = measured;
    let millis = |millis: f64| if millis < 10.0 { format!("{millis:.2}") } else { format!("{millis:.1}") };
    let aim = measured.met().map_or(String::new(), |met| format!("{} {}", aim(measured), if met { "met" } else { "MISSED" }));
    [
        (*name).to_owned(),
        clients.map_or(String::new(), |clients| clients.to_string()),
        ours.runs().to_string(),
        millis(ours.percentile(50)),
        millis(ours.percentile(95)),
        millis(bare.percentile(50)),
        millis(bare.percentile(95)),
        format!("{:.2}", measured.ratio(50)),
        format!("{:.2}", measured.ratio(95)),
        aim,
    ]
}

fn aim(measured: &Measured) -> String {
    match measured.aim {
        Some(Aim::Ratio(most)) => format!("≤ {most} ×"),
        Some(Aim::Milliseconds(most)) => format!("≤ {most} ms"),
        None => String::new(),
    }
}

fn object(measured: &Measured) -> Value {
    // Microseconds are as fine as these clocks are worth.
    let rounded = |value: f64| (value * 1000.0).round() / 1000.0;
    let times =
        |samples: &crate::measure::Samples| json!({ "p50": rounded(samples.percentile(50)), "p95": rounded(samples.percentile(95)) });
    json!({
        "name": measured.name,
        "clients": measured.clients,
        "runs": measured.ours.runs(),
        "milliseconds": times(&measured.ours),
        "bareMilliseconds": times(&measured.bare),
        "ratio": { "p50": rounded(measured.ratio(50)), "p95": rounded(measured.ratio(95)) },
        "aim": measured.aim.map(|_| aim(measured)),
        "met": measured.met(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::Samples;

    fn report(millis: u64) -> Report {
        let times = |millis| {
            let mut samples = Samples::default();
            samples.add(std::time::Duration::from_millis(millis));
            samples
        };
        let measured = Measured { name: "planted", clients: Some(60), ours: times(millis), bare: times(10), aim: Some(Aim::Ratio(1.2)) };
        Report { measured: vec![measured], ..Report::default() }
    }

    #[test]
    fn a_missed_aim_is_said_in_the_table_and_in_the_json() {
        let missed = report(13);
        assert!(!missed.aims_met() && missed.table().contains("≤ 1.2 × MISSED"));
        assert_eq!(missed.json()["measured"][0]["met"], false);
        let met = report(12);
        assert!(met.aims_met() && met.table().contains("≤ 1.2 × met"));
        assert_eq!(met.json()["measured"][0]["ratio"]["p50"], 1.2);
    }
}
