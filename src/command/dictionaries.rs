//! Where dictionaries of one's own come from: the files and folders that the configuration names.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::{Context, shown};
use crate::dictionary::{Dictionary, Layer, Text};
use crate::finding::{Message, Words};
use crate::policy::Configuration;

/// A dictionary's file and that of its header, read.
pub(super) struct OwnedText {
    pub(super) layer: Layer,
    pub(super) path: PathBuf,
    pub(super) file: String,
    pub(super) rows: String,
    pub(super) header: Option<(String, String)>,
}

impl OwnedText {
    pub(super) fn borrow(&self) -> Text<'_> {
        let header = self.header.as_ref().map(|(file, text)| (file.as_str(), text.as_str()));
        Text { layer: self.layer, file: &self.file, rows: &self.rows, header }
    }
}

/// The built-in dictionaries with those over them that the configuration names.
pub(super) fn load(configuration: &Configuration, folder: &Path, context: &Context) -> anyhow::Result<Arc<Dictionary>> {
    let above = named(configuration, folder, context)?;
    let dictionary = if above.is_empty() {
        Dictionary::built_in()
    } else {
        Dictionary::layered(&above.iter().map(OwnedText::borrow).collect::<Vec<_>>()).map(Arc::new)
    };
    dictionary.map_err(|error| context.broken_list(&error))
}

/// The texts of all dictionaries that the configuration names.
pub(super) fn named(configuration: &Configuration, folder: &Path, context: &Context) -> anyhow::Result<Vec<OwnedText>> {
    let layers = [(Layer::Organisation, &configuration.organisation), (Layer::Repository, &configuration.repository)];
    let mut texts = Vec::new();
    for (layer, paths) in layers {
        for path in paths {
            texts.extend(read(layer, folder, Path::new(path), context)?);
        }
    }
    Ok(texts)
}

/// One dictionary, or every one in a folder, by name. The path is seen from `from`, and messages name it as
/// it was written.
pub(super) fn read(layer: Layer, from: &Path, path: &Path, context: &Context) -> anyhow::Result<Vec<OwnedText>> {
    let missing = |error: std::io::Error| {
        let words = match error.kind() {
            ErrorKind::InvalidData => Words {
                zh: "词库 {path} 不是 UTF-8，未作任何检查；请另存为“CSV UTF-8”",
                en: "the dictionary {path} is not UTF-8, so nothing was checked; save it as “CSV UTF-8”",
            },
            _ => Words {
                zh: "词库 {path} 不存在或无法读取，未作任何检查",
                en: "the dictionary {path} does not exist or cannot be read, so nothing was checked",
            },
        };
        context.error(Message::from(words).with("path", shown(path)))
    };
    let mut files: Vec<PathBuf> = if from.join(path).is_dir() {
        let entries = std::fs::read_dir(from.join(path)).map_err(missing)?;
        let files = entries.collect::<Result<Vec<_>, _>>().map_err(missing)?;
        let files = files.iter().map(|file| path.join(file.file_name()));
        files.filter(|file| file.extension().is_some_and(|e| e == "csv")).collect()
    } else {
        vec![path.to_owned()]
    };
    files.sort();
    if layer == Layer::BuiltIn && from.join(path).is_dir() {
        // Labels and signs of news lie there, too; only dictionaries have a header.
        files.retain(|file| from.join(file).with_extension("toml").is_file());
    }
    let name = |file: &Path| shown(file).as_str().to_owned();
    let mut texts = Vec::new();
    for file in files {
        let header = file.with_extension("toml");
        let header = if from.join(&header).is_file() {
            Some((name(&header), std::fs::read_to_string(from.join(&header)).map_err(missing)?))
        } else {
            None
        };
        let rows = std::fs::read_to_string(from.join(&file)).map_err(missing)?;
        texts.push(OwnedText { layer, file: name(&file), path: from.join(file), rows, header });
    }
    Ok(texts)
}
