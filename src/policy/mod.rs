//! Level 2: what the user decided. The configuration sets severities and sets findings aside; a
//! directive inside a document sets aside what stands beside it; [`Judge`] makes a verdict of it.

mod configuration;
mod configuration_error;
mod directive;
mod fail_on;
mod glob;
mod judge;
mod office;
mod pair_file;
mod shape;
mod suppression;
mod written;

pub use configuration::{Configuration, CopiedPercent, Limits};
pub use configuration_error::{Allowed, ConfigurationError, ConfigurationErrorKind};
pub use fail_on::FailOn;
pub use glob::{Glob, relative};
pub use judge::{Judge, Judgement};
pub use office::{LedgerSettings, Unit};
pub use pair_file::{PairFile, schema as pair_schema};
pub use suppression::Suppression;
pub use written::schema;

/// What no directive in a document can set aside and no configuration can switch off: a resident's
/// number or a state secret goes out only if a person signs for it, by path, reason and day.
const GUARDED: [&str; 2] = ["personal/resident-id", "term/secrecy"];
