//! The gallery page: every state of a job and of its connection in every appearance, theme,
//! direction and language.
//!
//! One page is opened for each combination, and looked at by scripts that run in it. The pictures
//! that are taken are for people; the tests ask of them only that something is seen in each cell.

mod axe;
mod combination;
mod faults;
mod folds;
mod keyboard;
mod looks;
mod photograph;
mod preferences;
