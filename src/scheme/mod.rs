//! Level 2: what it costs. A scheme is a data file (`schemes/`), one for each table of deductions; it prices what was
//! found before it goes out ([`price`]) and scores what is public already ([`score`]). Points are exact decimals.

mod fact;
mod model;
mod noticed;
mod price;
mod sheet;

pub use fact::{Entry, Fact, FormState, Posted, Unit, What};
pub use model::{
    Bottom, Class, Cost, Counts, Group, Item, Per, Ranking, RankingGroup, Scheme, Sort, Trigger, Vetoes, When,
};
pub use noticed::Noticed;
pub use price::{Pricing, Subject};
pub use sheet::{Charge, ClassName, Line, Sheet, Sheets};
