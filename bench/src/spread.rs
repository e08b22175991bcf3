//! Several measurements of one thing.

/// The values, sorted.
#[derive(Clone, Debug, Default)]
pub(crate) struct Spread(Vec<f64>);

impl Spread {
    pub(crate) fn push(&mut self, value: f64) {
        let place = self.0.partition_point(|other| *other < value);
        self.0.insert(place, value);
    }

    /// The one in the middle, the lower of two.
    pub(crate) fn median(&self) -> f64 {
        let middle = self.0.len().saturating_sub(1) / 2;
        self.0.get(middle).copied().unwrap_or(f64::NAN)
    }

    pub(crate) fn least(&self) -> f64 {
        self.0.first().copied().unwrap_or(f64::NAN)
    }

    pub(crate) fn most(&self) -> f64 {
        self.0.last().copied().unwrap_or(f64::NAN)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn median_is_in_the_middle_whatever_the_order() {
        let mut spread = Spread::default();
        for value in [5.0, 1.0, 9.0, 2.0, 7.0] {
            spread.push(value);
        }
        assert_eq!(
            (spread.least(), spread.median(), spread.most()),
            (1.0, 5.0, 9.0)
        );
    }

    #[test]
    fn nothing_measured_is_no_number() {
        assert!(Spread::default().median().is_nan());
    }
}
