//! Where the ledger lies: `--ledger`, else the configuration's, else the user's own.

use std::path::{Path, PathBuf};

use clap::ArgMatches;

use super::super::configuration::Loaded;
use super::super::entry::{Flag, Takes};
use crate::finding::Words;

/// Names the ledger's file.
pub(in super::super) const FLAG: Flag = Flag {
    name: "ledger",
    takes: Takes::File,
    value: Words { zh: "文件", en: "FILE" },
    help: Words {
        zh: "台账文件；不写则用配置文件 [ledger] file 所写的，再没有就用当前用户数据目录中的 baguan/ledger.db",
        en: "the ledger; by default the configuration's [ledger] file, or else baguan/ledger.db where the user's data is kept",
    },
    ..Flag::DEFAULT
};

/// Where a ledger is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in super::super) enum Place {
    /// Somebody has chosen it, on the command line or in the configuration.
    Chosen(PathBuf),
    /// The user's own.
    Own(PathBuf),
    /// Nobody has chosen one, and the user wants none of his own: `BAGUAN_LEDGER=none`.
    Nowhere,
}

/// The ledger's place; nothing where the system names none for a user's data.
pub(in super::super) fn place(matches: &ArgMatches, loaded: &Loaded) -> Option<Place> {
    // A command without the flag asks as if it were not given.
    let given = matches.try_get_one::<PathBuf>(FLAG.name).ok().flatten().cloned();
    if let Some(chosen) = given.or_else(|| configured(loaded)) {
        return Some(Place::Chosen(chosen));
    }
    if std::env::var_os("BAGUAN_LEDGER").is_some_and(|value| value == "none") {
        return Some(Place::Nowhere);
    }
    own(|name| std::env::var_os(name).map(PathBuf::from)).map(Place::Own)
}

/// The configuration's file, as seen from its folder.
fn configured(loaded: &Loaded) -> Option<PathBuf> {
    loaded.configuration.ledger.file.as_ref().map(|file| loaded.folder.join(file))
}

/// Where this system keeps a user's data.
fn own(variable: impl Fn(&str) -> Option<PathBuf>) -> Option<PathBuf> {
    // A relative path would mean another ledger in every folder.
    let absolute = |name: &str| variable(name).filter(|path| path.is_absolute());
    let data = if cfg!(windows) {
        absolute("APPDATA")
    } else if cfg!(target_os = "macos") {
        absolute("HOME").map(|home| home.join("Library/Application Support"))
    } else {
        absolute("XDG_DATA_HOME").or_else(|| absolute("HOME").map(|home| home.join(".local/share")))
    };
    data.map(|data| data.join(Path::new("baguan").join("ledger.db")))
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::{PathBuf, own};

    #[test]
    fn the_user_s_own_place() {
        let of = |variables: &[(&str, &str)]| {
            own(|name| variables.iter().find(|(known, _)| *known == name).map(|(_, value)| PathBuf::from(value)))
        };
        let file = |path: &str| Some(PathBuf::from(path));
        assert_eq!(of(&[("HOME", "/home/a")]), file("/home/a/.local/share/baguan/ledger.db"));
        assert_eq!(of(&[("HOME", "/home/a"), ("XDG_DATA_HOME", "/data")]), file("/data/baguan/ledger.db"));
        for empty in ["", "data"] {
            assert_eq!(
                of(&[("HOME", "/home/a"), ("XDG_DATA_HOME", empty)]),
                file("/home/a/.local/share/baguan/ledger.db")
            );
        }
        assert_eq!(of(&[]), None);
    }
}
