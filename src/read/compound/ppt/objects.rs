//! Objects inside of a presentation: each is a compound file of its own, mostly packed.

use flate2::read::ZlibDecoder;

use super::kind;
use super::persist::Persist;
use crate::document::ProblemKind;
use crate::read::compound::bytes::u32_at;
use crate::read::compound::file::{Compound, SIGN};
use crate::read::compound::object;
use crate::read::compound::shape::{self, Record, Records};
use crate::read::within::Within;

/// Reads all of them; programs are told as unread.
pub(super) fn read(
    persist: &Persist<'_>,
    document: Option<&Record<'_>>,
    to: &mut Within<'_, '_>,
) -> Result<(), ProblemKind> {
    let programs =
        document.and_then(|document| shape::flat(document.bytes).find(|record| record.kind == kind::VBA_INFO));
    let programs = programs.and_then(|info| Records::of(info.bytes).next());
    let programs = programs.filter(|atom| u32_at(atom.bytes, 4) != Some(0)).and_then(|atom| u32_at(atom.bytes, 0));
    for (number, record) in persist.all().filter(|(_, record)| record.kind == kind::EX_OLE_STORAGE) {
        to.budget.entry()?;
        if programs == Some(number) {
            to.problem_in("VBA", ProblemKind::Macros);
            continue;
        }
        let name = format!("oleObject{number}.bin");
        if record.instance == 0 {
            storage(record.bytes, &name, to);
            continue;
        }
        let packed = record.bytes.get(4..).unwrap_or_default();
        let inflated = to.budget.metered(Box::new(ZlibDecoder::new(packed)), packed.len() as u64);
        match to.budget.gather(inflated, Vec::new()) {
            Ok(held) => storage(&held.bytes, &name, to),
            Err(kind) => to.problem_in(&name, kind),
        }
    }
    Ok(())
}

fn storage(bytes: &[u8], name: &str, to: &mut Within<'_, '_>) {
    if bytes.starts_with(SIGN) {
        object::read(&Compound::open(bytes), "", name, to);
    } else {
        to.embedded(name, bytes);
    }
}
