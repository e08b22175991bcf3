//! What the page says aloud: one polite voice for all its widgets (WCAG 2.2, 4.1.3).
//!
//! What is said, and when, is decided without a browser: a [`Speaker`](speaker::Speaker) is told
//! what the widgets see, and hands out notices when their time has come; [`utterances`] puts those
//! of one moment together and into words. [`page`] gives it the page's clock and the
//! [voice](voice::Voice).
//!
//! A badge or a bar is never a live region itself: a hundred of them would speak at every poll, and
//! a region inside a shadow root is one that screen readers may not know.

mod announce;
mod announced_job;
mod follow;
mod followed;
mod link;
mod milestones;
mod notice;
mod page;
mod policy;
mod speaker;
#[cfg(test)]
mod tests;
mod utterance;
mod voice;

pub use announce::Announce;
pub use announced_job::AnnouncedJob;
pub(super) use follow::use_announcer;
