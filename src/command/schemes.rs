//! Which deduction schemes there are, and which are in force.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::ArgMatches;

use super::configuration::Loaded;
use super::entry::{Flag, Takes};
use super::{Context, shown, tell};
use crate::finding::{Masked, Message, Words};
use crate::scheme::{Scheme, SchemeError, built_in};
use crate::text::nearest;

/// Chooses schemes.
pub(super) const FLAG: Flag = Flag {
    name: "scheme",
    takes: Takes::Texts,
    value: Words { zh: "编号", en: "ID" },
    help: Words {
        zh: "按哪个考核办法估算扣分，可写多次（见 baguan scheme list）；不写则按配置，再没有就是全部适用的",
        en: "the scheme by which findings are priced, any number of times (see `baguan scheme list`); by default those of the \
             configuration, or else all that apply",
    },
    ..Flag::DEFAULT
};

/// The schemes chosen on the command line, else those of the configuration, else all there are.
pub(super) fn in_force(matches: &ArgMatches, loaded: &Loaded, context: &Context) -> anyhow::Result<Vec<Arc<Scheme>>> {
    let all = all(loaded, context)?;
    // A command without the flag asks as if it were not given.
    let given = matches.try_get_many::<String>(FLAG.name).ok().flatten();
    let given: Vec<String> = given.into_iter().flatten().cloned().collect();
    let chosen = if given.is_empty() { &loaded.configuration.schemes } else { &given };
    if chosen.is_empty() {
        return Ok(all);
    }
    let mut schemes: Vec<Arc<Scheme>> = Vec::new();
    for id in chosen {
        let scheme = named(&all, id, context)?;
        if !schemes.iter().any(|known| known.id == scheme.id) {
            schemes.push(scheme);
        }
    }
    Ok(schemes)
}

/// The built-in schemes and the configuration's own ones, sorted by id.
pub(super) fn all(loaded: &Loaded, context: &Context) -> anyhow::Result<Vec<Arc<Scheme>>> {
    let rules = crate::check::ids();
    let mut schemes = built_in(&rules).map_err(|mistakes| wrong(&mistakes, context))?;
    for (file, text) in own(loaded, context)? {
        let scheme = Scheme::parse(&text, &file, &rules).map_err(|mistakes| wrong(&mistakes, context))?;
        if schemes.iter().any(|known| known.id == scheme.id) {
            // Two tables under one name: nobody could tell by which of them a sheet was made.
            let words = Words {
                zh: "{file}：编号“{id}”已经有了，请给本单位的考核办法另取编号",
                en: "{file}: there is a scheme “{id}” already: give yours an id of its own",
            };
            let message = Message::from(words).with("file", Masked::known(file));
            return Err(context.error(message.with("id", Masked::known(&*scheme.id))));
        }
        schemes.push(Arc::new(scheme));
    }
    schemes.sort_by(|a, b| a.id.cmp(&b.id));
    Ok(schemes)
}

/// The scheme with that id.
pub(super) fn named(schemes: &[Arc<Scheme>], id: &str, context: &Context) -> anyhow::Result<Arc<Scheme>> {
    schemes.iter().find(|scheme| &*scheme.id == id).cloned().ok_or_else(|| {
        let near = nearest(id, schemes.iter().map(|scheme| &*scheme.id));
        let words = match near {
            Some(_) => Words {
                zh: "没有“{id}”这个考核办法，是否指“{near}”？",
                en: "there is no scheme “{id}”; did you mean “{near}”?",
            },
            None => Words {
                zh: "没有“{id}”这个考核办法；全部考核办法见 baguan scheme list",
                en: "there is no scheme “{id}”; `baguan scheme list` shows all of them",
            },
        };
        let message = Message::from(words).with("id", Masked::text(id, &[]));
        context.error(message.with("near", Masked::known(near.unwrap_or_default())))
    })
}

/// The configuration's own files: name, text.
pub(super) fn own(loaded: &Loaded, context: &Context) -> anyhow::Result<Vec<(String, String)>> {
    let files = loaded.configuration.own_schemes.iter();
    files.map(|file| read(&loaded.folder, Path::new(file), context)).collect()
}

/// A file, seen from a folder; messages name it as it was written.
pub(super) fn read(from: &Path, path: &Path, context: &Context) -> anyhow::Result<(String, String)> {
    let file: PathBuf = from.join(path);
    let text = std::fs::read_to_string(&file).map_err(|error| {
        let words = match error.kind() {
            ErrorKind::InvalidData => {
                Words { zh: "考核办法 {path} 不是 UTF-8 文本", en: "the scheme {path} is not UTF-8 text" }
            }
            _ => Words {
                zh: "考核办法 {path} 不存在或无法读取",
                en: "the scheme {path} does not exist or cannot be read",
            },
        };
        context.error(Message::from(words).with("path", shown(path)))
    })?;
    Ok((shown(path).as_str().to_owned(), text))
}

/// A scheme with mistakes is not used; all of them are told.
fn wrong(mistakes: &[SchemeError], context: &Context) -> anyhow::Error {
    for mistake in mistakes {
        let error = context.say(Words { zh: "错误：", en: "error: " });
        tell(&format!("{error}{}", mistake.say(context.language)));
    }
    let words =
        Words { zh: "考核办法有 {n} 处错误，未执行", en: "schemes have {n} mistakes, so nothing was done" };
    context.error(Message::from(words).with("n", Masked::known(mistakes.len().to_string())))
}
