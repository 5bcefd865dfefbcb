//! `baguan check POLICY --with FILE…`: whether what was named can be checked together.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use clap::ArgMatches;

use super::{Context, shown};
use crate::document::Date;
use crate::engine::Days;
use crate::finding::{Message, Words};

/// The days of a document that is checked together with others; nothing if there are no others.
pub(super) fn together(matches: &ArgMatches, context: &Context) -> anyhow::Result<Option<Days>> {
    let named = |name| matches.get_many::<PathBuf>(name).into_iter().flatten();
    let day = |name: &str| matches.get_one::<Date>(name).copied();
    let days = Days { published: day("published"), with_published: day("with-published") };
    let stdin = |path: &&PathBuf| path.as_path() == Path::new("-");
    if named("with").next().is_none() {
        if days != Days::default() {
            return Err(context.error(Words {
                zh: "--published 和 --with-published 要与 --with（配套的解读材料或起草说明）同用",
                en: "--published and --with-published go with --with (an interpretation or a drafting note)",
            }));
        }
        return Ok(None);
    }
    if named("path").count() != 1 {
        return Err(context.error(Words {
            zh: "用 --with 时要写且只写一份政策文件：baguan check 文件 --with 解读",
            en: "with --with, name one policy and no more: `baguan check POLICY --with INTERPRETATION`",
        }));
    }
    let both = || named("path").chain(named("with"));
    if both().filter(stdin).count() > 1 {
        return Err(context
            .error(Words {
                zh: "标准输入（-）只能读一次", en: "standard input (-) can be read only once"
            }));
    }
    for path in both().filter(|path| !stdin(path)) {
        let words = match std::fs::metadata(path) {
            Ok(metadata) if metadata.is_dir() => Words {
                zh: "{path} 是文件夹；用 --with 时，政策文件和配套文件都要写成文件",
                en: "{path} is a folder; with --with, the policy and what goes with it are files",
            },
            Err(error) if error.kind() == ErrorKind::NotFound => {
                Words { zh: "没有这个文件：{path}", en: "there is no such file: {path}" }
            }
            _ => continue,
        };
        return Err(context.error(Message::from(words).with("path", shown(path))));
    }
    let policy = named("path").next();
    if let Some(path) = named("with").find(|path| policy.is_some_and(|policy| same(policy, path))) {
        let words = Words {
            zh: "{path} 就是政策文件本身，不能又作它的配套文件",
            en: "{path} is the policy itself; it cannot go with itself",
        };
        return Err(context.error(Message::from(words).with("path", shown(path))));
    }
    Ok(Some(days))
}

/// Whether two paths are one file.
pub(super) fn same(one: &Path, other: &Path) -> bool {
    one == other || one.canonicalize().ok().zip(other.canonicalize().ok()).is_some_and(|(one, other)| one == other)
}
