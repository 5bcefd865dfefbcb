#![allow(clippy::expect_used, missing_docs)]

use super::{Laws, Title};
use crate::document::Date;
use crate::text::fold_str;

fn laws() -> &'static Laws {
    Laws::built_in().expect("the built-in list loads")
}

#[test]
fn loads() {
    assert!(laws().iter().count() > 1_600);
}
