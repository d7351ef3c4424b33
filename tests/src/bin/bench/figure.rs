//! A figure that is no time: a count, bytes, a share. Knows what the issue asks of it, not how it came about.

pub struct Figure {
    pub name: &'static str,
    pub value: f64,
    /// At most so much; `None` where it is only told.
    pub most: Option<f64>,
    pub told: String,
}

impl Figure {
    pub fn told(name: &'static str, value: f64, told: impl Into<String>) -> Self {
        Self { name, value, most: None, told: told.into() }
    }

    pub fn at_most(name: &'static str, value: f64, most: f64, told: impl Into<String>) -> Self {
        Self { name, value, most: Some(most), told: told.into() }
    }

    /// `None` without an aim. What is no number is no success.
    pub fn met(&self) -> Option<bool> {
        self.most.map(|most| self.value <= most)
    }

    pub fn line(&self) -> String {
        let value = if self.value.fract() == 0.0 { format!("{:.0}", self.value) } else { format!("{:.2}", self.value) };
        let aim = match (self.most, self.met()) {
            (Some(most), Some(met)) => format!(" (≤ {most} {})", if met { "met" } else { "MISSED" }),
            _ => String::new(),
        };
        format!("{}: {value}{aim}  {}", self.name, self.told).trim_end().to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::Figure;

    #[test]
    fn a_planted_excess_misses_its_aim() {
        assert_eq!(Figure::at_most("planted", 3.0, 3.0, "").met(), Some(true));
        assert_eq!(Figure::at_most("planted", 4.0, 3.0, "").met(), Some(false));
        assert_eq!(Figure::at_most("planted", f64::NAN, 3.0, "").met(), Some(false));
        assert_eq!(Figure::told("planted", 4.0, "").met(), None);
        assert!(Figure::at_most("planted", 4.0, 3.0, "requests").line().contains("MISSED"));
    }
}
