//! What is wrong with the arguments, in the user's language; clap knows English only.

use clap::error::{ContextKind, ContextValue, Error, ErrorKind};

use crate::finding::{Language, Masked, Message, Words};
use crate::text::nearest;

/// The sentence for a usage error.
pub(super) fn explain(error: &Error, language: Language) -> String {
    let argument = text(error, ContextKind::InvalidArg);
    // clap names an option with its value: `--threads <N>`.
    let option = argument.split(' ').next().unwrap_or_default().to_owned();
    let value = text(error, ContextKind::InvalidValue);
    let (words, what) = match error.kind() {
        ErrorKind::UnknownArgument => (
            Words {
                zh: "没有“{argument}”这个选项，或这里用不上它", en: "there is no option “{argument}” here"
            },
            argument,
        ),
        ErrorKind::InvalidSubcommand => (
            Words { zh: "没有“{argument}”这个命令", en: "there is no command “{argument}”" },
            text(error, ContextKind::InvalidSubcommand),
        ),
        ErrorKind::InvalidValue if value.is_empty() => {
            (Words { zh: "“{argument}”后面要有一个值", en: "“{argument}” needs a value" }, option)
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => (
            Words {
                zh: "“{argument}”的值不能是“{value}”", en: "“{argument}” cannot be “{value}”"
            },
            option,
        ),
        ErrorKind::MissingRequiredArgument => (Words { zh: "缺少 {argument}", en: "{argument} is missing" }, argument),
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            (Words { zh: "没有写要执行的命令", en: "no command was given" }, argument)
        }
        ErrorKind::ArgumentConflict => (
            Words {
                zh: "“{argument}”重复，或与别的选项冲突", en: "“{argument}” is given twice or conflicts"
            },
            option,
        ),
        _ => (Words { zh: "用法有误", en: "this is not how it is used" }, argument),
    };
    let filled =
        |words: Words, name, what: &str| Message::from(words).with(name, Masked::text(what, &[])).say(language);
    let mut sentence = Words { zh: "错误：", en: "error: " }.in_language(language).to_owned();
    let said = Message::from(words).with("argument", Masked::text(&what, &[])).with("value", Masked::text(&value, &[]));
    sentence.push_str(&said.say(language));
    let suggested = [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue]
        .into_iter()
        .find_map(|kind| best(error, kind, &what));
    let valid = text(error, ContextKind::ValidValue);
    if let Some(suggested) = suggested {
        sentence.push_str(&filled(Words { zh: "，是否指“{it}”？", en: "; did you mean “{it}”?" }, "it", &suggested));
    } else if !valid.is_empty() {
        sentence.push_str(&filled(Words { zh: "，只能是：{them}", en: "; it takes: {them}" }, "them", &valid));
    } else {
        sentence.push_str(Words { zh: "；用法见 --help", en: "; see --help" }.in_language(language));
    }
    sentence
}

/// The suggestion nearest to what was written; clap may have several.
fn best(error: &Error, kind: ContextKind, written: &str) -> Option<String> {
    match error.get(kind)? {
        ContextValue::String(text) => Some(text.clone()),
        ContextValue::Strings(texts) => {
            nearest(written, texts.iter().map(String::as_str)).or(texts.last().map(String::as_str)).map(str::to_owned)
        }
        _ => None,
    }
}

fn text(error: &Error, kind: ContextKind) -> String {
    match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        _ => String::new(),
    }
}
