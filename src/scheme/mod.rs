//! Level 2: what it costs. A scheme is a data file (`schemes/`), one for each table of deductions; it prices what was
//! found before it goes out ([`Pricing`]) and scores what is public already ([`score`]). Points are exact decimals.

mod aspects;
mod built_in;
mod fact;
mod index;
mod mistake;
mod model;
mod noticed;
mod price;
mod read;
mod score;
mod sense;
mod sheet;

pub use aspects::ASPECTS;
pub use built_in::{built_in, built_in_files};
pub use fact::{Entry, Fact, FormState, Posted, Unit, What};
pub use mistake::{Named, NotPoints, SchemeError, SchemeErrorKind};
pub use model::{
    Bottom, Class, Cost, Counts, Group, Item, Per, Ranking, RankingGroup, Scheme, Sort, Trigger, Vetoes, When,
};
pub use noticed::Noticed;
pub use price::{Pricing, Subject};
pub use score::score;
pub use sense::Sense;
pub use sheet::{Charge, ClassName, Line, Sheet, Sheets};
