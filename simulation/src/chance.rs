//! Chance that is the same in each run.

/// A sequence of numbers that look random (Steele, Lea, Flood: SplitMix64).
#[derive(Clone, Debug)]
pub(crate) struct Chance(u64);

impl Chance {
    /// The sequence with this number.
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number from `low` on, below `high`; `low` where there is none.
    pub(crate) fn between(&mut self, low: u64, high: u64) -> u64 {
        low + self
            .next()
            .checked_rem(high.saturating_sub(low))
            .unwrap_or(0)
    }

    /// A number from 0 to 1.
    pub(crate) fn fraction(&mut self) -> f64 {
        // As many bits as the number has.
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }
}
