//! Where the ledger lies: `--ledger`, else what `BAGUAN_LEDGER` names, else the configuration's, else the user's own.

use std::path::{Path, PathBuf};
use std::time::Duration;

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

/// How long another program may hold the ledger.
pub(in super::super) const WAIT: Duration = Duration::from_secs(5);

/// Where the ledger lies.
pub(in super::super) enum Place {
    /// Somebody said so.
    Chosen(PathBuf),
    /// Where this user's data is kept.
    Own(PathBuf),
    /// Somebody said that there is to be none: `BAGUAN_LEDGER=none`.
    None,
}

/// Names the ledger, or says `none`, for all commands of a shell.
const VARIABLE: &str = "BAGUAN_LEDGER";

/// Where the ledger lies; nothing where the system names no place for a user's data.
pub(in super::super) fn whereabouts(matches: &ArgMatches, loaded: &Loaded) -> Option<Place> {
    let variable = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    // A command without the flag asks as if it were not given.
    let given = matches.try_get_one::<PathBuf>(FLAG.name).ok().flatten().cloned();
    let chosen = || match variable(VARIABLE) {
        Some(path) if path.as_os_str() == "none" => Some(Place::None),
        Some(path) => Some(Place::Chosen(path)),
        None => configured(loaded).map(Place::Chosen),
    };
    given.map(Place::Chosen).or_else(chosen).or_else(|| own(variable).map(Place::Own))
}

/// The ledger's file, for commands that are about nothing else.
pub(in super::super) fn place(matches: &ArgMatches, loaded: &Loaded) -> Option<PathBuf> {
    match whereabouts(matches, loaded)? {
        Place::Chosen(path) | Place::Own(path) => Some(path),
        Place::None => None,
    }
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
