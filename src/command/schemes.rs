//! Which schemes are in force: those that come with the program and the office's own, or those of them that were chosen.

use std::path::Path;
use std::sync::Arc;

use clap::ArgMatches;

use super::configuration::Loaded;
use super::entry::{Flag, Takes};
use super::{Context, shown};
use crate::finding::{Masked, Message, Words};
use crate::scheme::{self, Scheme};
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
    let known = known(loaded, context)?;
    // A command without the flag asks as if it were not given.
    let given = matches.try_get_many::<String>(FLAG.name).ok().flatten();
    let given: Vec<String> = given.into_iter().flatten().cloned().collect();
    let chosen = if given.is_empty() { &loaded.configuration.schemes } else { &given };
    if chosen.is_empty() {
        return Ok(known);
    }
    let mut schemes: Vec<Arc<Scheme>> = Vec::new();
    for id in chosen {
        let Some(scheme) = known.iter().find(|scheme| *scheme.id == **id) else {
            return Err(unknown(id, &known, context));
        };
        if !schemes.iter().any(|scheme| *scheme.id == **id) {
            schemes.push(Arc::clone(scheme));
        }
    }
    Ok(schemes)
}

/// There is no scheme of that id.
pub(super) fn unknown(id: &str, known: &[Arc<Scheme>], context: &Context) -> anyhow::Error {
    let id = Masked::text(id, &[]);
    match nearest(id.as_str(), known.iter().map(|scheme| &*scheme.id)) {
        Some(nearest) => {
            let words = Words {
                zh: "没有“{id}”这个考核办法，是否指“{nearest}”？",
                en: "there is no scheme “{id}”; did you mean “{nearest}”?",
            };
            let nearest = Masked::known(nearest);
            context.error(Message::from(words).with("id", id).with("nearest", nearest))
        }
        None => {
            let words = Words {
                zh: "没有“{id}”这个考核办法；全部见 baguan scheme list",
                en: "there is no scheme “{id}”; `baguan scheme list` shows those there are",
            };
            context.error(Message::from(words).with("id", id))
        }
    }
}

/// All schemes: those that come with the program, and the office's own over them. A wrong one refuses the run: points that are
/// not right are worse than none.
pub(super) fn known(loaded: &Loaded, context: &Context) -> anyhow::Result<Vec<Arc<Scheme>>> {
    let rules = crate::check::ids();
    let broken = |errors: Vec<scheme::SchemeError>| {
        let said: Vec<String> = errors.iter().map(|error| error.say(context.language)).collect();
        anyhow::Error::msg(said.join("\n"))
    };
    let mut schemes = scheme::built_in(&rules).map_err(broken)?;
    for path in &loaded.configuration.own_schemes {
        let path = Path::new(path);
        let text = std::fs::read_to_string(loaded.folder.join(path)).map_err(|_| {
            let words = Words {
                zh: "考核办法文件 {path} 不存在或无法读取，未作任何检查",
                en: "the scheme {path} does not exist or cannot be read, so nothing was checked",
            };
            context.error(Message::from(words).with("path", shown(path)))
        })?;
        let scheme = Scheme::parse(&text, shown(path).as_str(), &rules).map_err(broken)?;
        schemes.retain(|known| known.id != scheme.id);
        schemes.push(Arc::new(scheme));
    }
    schemes.sort_by(|a, b| a.id.cmp(&b.id));
    Ok(schemes)
}
