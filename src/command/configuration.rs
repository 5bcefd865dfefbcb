//! Where the configuration comes from.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::entry::{Flag, Takes};
use super::{Context, shown};
use crate::finding::{Message, Words};
use crate::policy::Configuration;

const NAME: &str = "baguan.toml";

/// Names another one.
pub(super) const FLAG: Flag = Flag {
    name: "config",
    takes: Takes::File,
    value: Words { zh: "文件", en: "FILE" },
    help: Words {
        zh: "配置文件；不写则从当前文件夹逐级向上找 baguan.toml，到仓库根为止",
        en: "the configuration; by default the baguan.toml found from the current folder upwards, up to the repository's root",
    },
    ..Flag::DEFAULT
};

/// A configuration, and where it lies.
#[derive(Clone, Default)]
pub(super) struct Loaded {
    pub(super) configuration: Configuration,
    /// Its folder; paths in it are seen from there.
    pub(super) folder: PathBuf,
    /// Where the current folder lies below it: its patterns are written from its own folder.
    pub(super) below: String,
}

/// The configuration in the given file, or in the `baguan.toml` nearest to the current folder; the
/// default where there is none.
pub(super) fn load(given: Option<&PathBuf>, context: &Context) -> anyhow::Result<Loaded> {
    let here = std::env::current_dir().ok();
    let file = match given {
        Some(file) => file.clone(),
        None => match here.as_deref().and_then(nearest) {
            Some(file) => file,
            None => return Ok(Loaded::default()),
        },
    };
    let text = std::fs::read_to_string(&file).map_err(|error| {
        let words = match error.kind() {
            ErrorKind::NotFound => {
                Words { zh: "没有配置文件 {file}", en: "there is no configuration file {file}" }
            }
            ErrorKind::InvalidData => Words {
                zh: "配置文件 {file} 不是 UTF-8 文本",
                en: "the configuration file {file} is not UTF-8 text",
            },
            _ => Words { zh: "配置文件 {file} 无法读取", en: "the configuration file {file} cannot be read" },
        };
        context.error(Message::from(words).with("file", shown(&file)))
    })?;
    // The file in use is named as the user would: by its name if it was found, not given.
    let name = if given.is_some() { shown(&file).as_str().to_owned() } else { NAME.to_owned() };
    let configuration = Configuration::parse(&text, &name, &crate::check::ids())
        .map_err(|error| anyhow::Error::msg(error.say(context.language)))?;
    let below = below(&file, here.as_deref());
    Ok(Loaded { configuration, folder: file.parent().unwrap_or(Path::new("")).to_owned(), below })
}

/// Where the current folder lies below the configuration's; nowhere if it lies elsewhere.
fn below(file: &Path, here: Option<&Path>) -> String {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.and_then(|folder| folder.canonicalize().ok());
    let inner = here.and_then(|here| here.canonicalize().ok()).zip(folder);
    let inner = inner.and_then(|(here, folder)| here.strip_prefix(folder).ok().map(Path::to_owned));
    inner.map(|inner| inner.to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/")).unwrap_or_default()
}

/// From a folder upwards; a repository's root is where the search ends.
fn nearest(from: &Path) -> Option<PathBuf> {
    for folder in from.ancestors() {
        let file = folder.join(NAME);
        if file.is_file() {
            return Some(file);
        }
        if folder.join(".git").exists() {
            break;
        }
    }
    None
}
