//! Many pollers on one page.

mod budget;
mod day;
mod life_cycle;
mod order;
mod page;
mod rate;
