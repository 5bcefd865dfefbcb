//! Patterns: a small language for what no list of words can say, such as 将.{1,8}推上被告席. A pattern runs
//! only where one of its literal anchors was found; one without an anchor is refused when it is loaded.

use std::fmt::Write;
use std::ops::Range;

use regex::{Regex, RegexBuilder};

use super::matcher::rarity;
use crate::finding::{Masked, Message, Words};
use crate::text::{fold_char, fold_str};

/// A compiled pattern.
#[derive(Debug)]
pub struct TermPattern {
    regex: Regex,
    /// Folded literals, one of which stands in every text that matches.
    pub anchors: Vec<Vec<u16>>,
    /// No match is longer, in classes.
    longest: usize,
}

/// No pattern may match more than this.
const LONGEST: usize = 64;
/// A shorter anchor stands nearly everywhere.
const SHORTEST_ANCHOR: usize = 2;
/// So many anchors a pattern may have: more of them are rarer ones, and cost the matcher less than a try does.
const MOST_ANCHORS: usize = 200;

impl TermPattern {
    /// Compiles a pattern; the error says how to mend it.
    pub(super) fn new(pattern: &str) -> Result<Self, Message> {
        let mut parser = Parser { rest: pattern.chars().peekable(), depth: 0 };
        let tree = parser.alternatives()?;
        if parser.rest.next().is_some() {
            return Err(UNBALANCED.into());
        }
        let longest = tree.longest();
        if longest > LONGEST {
            return Err(TOO_LONG.into());
        }
        let anchors = tree.anchors().ok_or(NO_ANCHOR)?;
        let mut source = String::new();
        tree.write(&mut source);
        // Bounded in length as it is, a pattern of a dictionary compiles to a few kilobytes.
        let regex = RegexBuilder::new(&source).unicode(true).size_limit(1 << 20).build();
        let regex = regex.map_err(|_| Message::from(TOO_LONG))?;
        Ok(Self { regex, anchors, longest })
    }

    /// Every match that holds the anchor at these classes. `block` is the block of the anchor.
    pub fn round(&self, classes: &[u16], anchor: &Range<usize>, block: &Range<usize>) -> Vec<Range<usize>> {
        let start = anchor.start.saturating_sub(self.longest).max(block.start);
        let end = (anchor.end + self.longest).min(block.end);
        let mut text = String::new();
        let mut offsets = Vec::with_capacity(end - start + 1);
        for &class in &classes[start..end] {
            offsets.push(text.len());
            text.push(char::from_u32(u32::from(class)).unwrap_or('\u{FFFD}'));
        }
        offsets.push(text.len());
        let index = |byte: usize| start + offsets.partition_point(|&offset| offset < byte);
        let matches = self.regex.find_iter(&text).map(|found| index(found.start())..index(found.end()));
        matches.filter(|found| found.start <= anchor.start && anchor.end <= found.end).collect()
    }
}

/// What a pattern consists of.
#[derive(Debug)]
enum Node {
    /// Folded classes of one character.
    Literal(Vec<u16>),
    /// Any one character.
    Any,
    /// One of these, in the syntax of a regular expression.
    Set(String),
    /// One after the other.
    Sequence(Vec<Node>),
    /// One or the other.
    Either(Vec<Node>),
    /// So many times.
    Repeat(Box<Node>, usize, usize),
}

impl Node {
    fn longest(&self) -> usize {
        match self {
            Self::Literal(classes) => classes.len(),
            Self::Any | Self::Set(_) => 1,
            Self::Sequence(nodes) => nodes.iter().fold(0, |sum, node| sum.saturating_add(node.longest())),
            Self::Either(nodes) => nodes.iter().map(Self::longest).max().unwrap_or(0),
            Self::Repeat(node, _, most) => node.longest().saturating_mul(*most),
        }
    }

    /// Every text that it stands for, if they are few.
    fn literals(&self) -> Option<Vec<Vec<u16>>> {
        let mut texts = match self {
            Self::Literal(classes) => vec![classes.clone()],
            Self::Any | Self::Set(_) => return None,
            Self::Sequence(nodes) => nodes.iter().try_fold(vec![Vec::new()], |texts, node| followed(&texts, node))?,
            Self::Either(nodes) => nodes.iter().map(Self::literals).collect::<Option<Vec<_>>>()?.concat(),
            Self::Repeat(node, least, most) => {
                let mut times = vec![vec![Vec::new()]];
                while times.len() <= *most {
                    times.push(followed(times.last()?, node)?);
                }
                times.split_off(*least).concat()
            }
        };
        texts.sort_unstable();
        texts.dedup();
        (texts.len() <= MOST_ANCHORS).then_some(texts)
    }

    /// Literals of which one stands in every match; of several choices the one that texts have least. Round
    /// each the pattern is tried, which takes as long as to scan a page.
    fn anchors(&self) -> Option<Vec<Vec<u16>>> {
        match self {
            Self::Literal(_) => long_enough(self.literals()?),
            Self::Any | Self::Set(_) => None,
            Self::Repeat(node, least, _) => {
                if *least > 0 {
                    node.anchors()
                } else {
                    None
                }
            }
            Self::Either(nodes) => {
                let each: Option<Vec<_>> = nodes.iter().map(Self::anchors).collect();
                Some(each?.into_iter().flatten().collect())
            }
            Self::Sequence(nodes) => {
                // Neighbours that stand for a few texts are anchors together: 中国(和|与)(台湾|香港) for four.
                let together = |start: usize| {
                    let mut texts = vec![Vec::new()];
                    for node in &nodes[start..] {
                        let Some(longer) = followed(&texts, node) else { break };
                        texts = longer;
                    }
                    long_enough(texts)
                };
                let choices = nodes.iter().filter_map(Self::anchors).chain((0..nodes.len()).filter_map(together));
                let rarity = |text: &Vec<u16>| text.iter().map(|&class| u32::from(rarity(class))).sum::<u32>();
                choices.max_by_key(|choice| choice.iter().map(rarity).min())
            }
        }
    }

    fn write(&self, out: &mut String) {
        match self {
            Self::Literal(classes) => {
                let text: String = classes.iter().filter_map(|&class| char::from_u32(u32::from(class))).collect();
                out.push_str(&regex::escape(&text));
            }
            Self::Any => out.push('.'),
            Self::Set(set) => out.push_str(set),
            Self::Sequence(nodes) => nodes.iter().for_each(|node| node.write(out)),
            Self::Either(nodes) => {
                for (index, node) in nodes.iter().enumerate() {
                    out.push_str(if index == 0 { "(?:" } else { "|" });
                    node.write(out);
                }
                out.push(')');
            }
            Self::Repeat(node, least, most) => {
                out.push_str("(?:");
                node.write(out);
                let _ = write!(out, "){{{least},{most}}}");
            }
        }
    }
}

/// Each text with each of those behind it that a node stands for, if they are few.
fn followed(texts: &[Vec<u16>], node: &Node) -> Option<Vec<Vec<u16>>> {
    let more = node.literals()?;
    let all = || texts.iter().flat_map(|text| more.iter().map(move |more| [text.as_slice(), more].concat()));
    (texts.len() * more.len() <= MOST_ANCHORS).then(|| all().collect())
}

fn long_enough(anchors: Vec<Vec<u16>>) -> Option<Vec<Vec<u16>>> {
    anchors.iter().all(|anchor| anchor.len() >= SHORTEST_ANCHOR).then_some(anchors)
}

struct Parser<'a> {
    rest: std::iter::Peekable<std::str::Chars<'a>>,
    depth: usize,
}

impl Parser<'_> {
    fn alternatives(&mut self) -> Result<Node, Message> {
        let mut nodes = vec![self.sequence()?];
        while self.rest.next_if_eq(&'|').is_some() {
            nodes.push(self.sequence()?);
        }
        Ok(if nodes.len() == 1 { nodes.remove(0) } else { Node::Either(nodes) })
    }

    fn sequence(&mut self) -> Result<Node, Message> {
        let mut nodes = Vec::new();
        while let Some(c) = self.rest.next_if(|c| !matches!(c, '|' | ')')) {
            let node = match c {
                '(' => self.group()?,
                '[' => self.set()?,
                '.' => Node::Any,
                '\\' => self.escape()?,
                '*' | '+' => return Err(UNBOUNDED.into()),
                '?' | '{' | '}' | ']' | '^' | '$' => return Err(stray(c)),
                _ => {
                    let classes: Vec<u16> = fold_char(c).classes().collect();
                    if classes.is_empty() {
                        continue; // a space stands for nothing, as in every term
                    }
                    Node::Literal(classes)
                }
            };
            nodes.push(self.repeated(node)?);
        }
        Ok(Node::Sequence(nodes))
    }

    fn group(&mut self) -> Result<Node, Message> {
        self.depth += 1;
        if self.depth > 8 {
            return Err(TOO_LONG.into());
        }
        let inner = self.alternatives()?;
        self.depth -= 1;
        self.rest.next_if_eq(&')').ok_or(UNBALANCED)?;
        Ok(Node::Sequence(vec![inner]))
    }

    fn set(&mut self) -> Result<Node, Message> {
        let mut set = String::from(if self.rest.next_if_eq(&'^').is_some() { "[^" } else { "[" });
        let empty = set.len();
        loop {
            match self.rest.next().ok_or(UNBALANCED)? {
                ']' => break,
                '-' if set.len() > empty && self.rest.peek().is_some_and(|&next| next != ']') => set.push('-'),
                c => {
                    let text: String =
                        fold_char(c).classes().filter_map(|class| char::from_u32(u32::from(class))).collect();
                    set.push_str(&regex::escape(&text));
                }
            }
        }
        if set.len() == empty {
            return Err(stray('['));
        }
        set.push(']');
        // 9-0 is no range; what else could be wrong with it is only found by trying.
        Regex::new(&set).map_err(|_| stray('['))?;
        Ok(Node::Set(set))
    }

    fn escape(&mut self) -> Result<Node, Message> {
        match self.rest.next() {
            Some('d') => Ok(Node::Set("[0-9]".to_owned())),
            Some(c) if c.is_ascii_punctuation() => Ok(Node::Literal(fold_str(&c.to_string()))),
            _ => Err(stray('\\')),
        }
    }

    fn repeated(&mut self, node: Node) -> Result<Node, Message> {
        if self.rest.next_if_eq(&'?').is_some() {
            return Ok(Node::Repeat(Box::new(node), 0, 1));
        }
        if self.rest.next_if_eq(&'{').is_none() {
            return Ok(node);
        }
        let mut inside = String::new();
        loop {
            match self.rest.next().ok_or(UNBALANCED)? {
                '}' => break,
                c => inside.push(c),
            }
        }
        let (least, most) = inside.split_once(',').unwrap_or((&inside, &inside));
        if most.is_empty() {
            return Err(UNBOUNDED.into());
        }
        let (least, most) = (least.parse::<usize>(), most.parse::<usize>());
        match (least, most) {
            (Ok(least), Ok(most)) if least <= most && (1..=LONGEST).contains(&most) => {
                Ok(Node::Repeat(Box::new(node), least, most))
            }
            _ => Err(stray('{')),
        }
    }
}

fn stray(c: char) -> Message {
    Message::from(STRAY).with("c", Masked::known(c))
}

const STRAY: Words = Words {
    zh: "模式里的“{c}”用法不对；可用 . [] (甲|乙) ? {1,8} \\d，其余符号前加 \\",
    en: "“{c}” is not used rightly in the pattern; it knows . [] (a|b) ? {1,8} \\d, and \\ before any other sign",
};
const UNBALANCED: Words = Words { zh: "模式的括号不配对", en: "the brackets of the pattern do not match" };
const UNBOUNDED: Words = Words {
    zh: "模式里的重复必须有上限，如 {1,8}",
    en: "a repetition in a pattern has an upper limit, as in {1,8}",
};
const TOO_LONG: Words = Words {
    zh: "模式太长或太复杂：最多匹配 64 个字、嵌套 8 层",
    en: "the pattern is too long or too intricate: it may match 64 characters and nest 8 deep",
};
const NO_ANCHOR: Words = Words {
    zh: "模式里没有可用的固定文字：每一种情形都要有至少两个连续的确定的字",
    en: "the pattern has no usable literal: each of its ways needs two fixed characters in a row",
};

#[cfg(test)]
mod tests {
    use super::*;

    fn found(pattern: &str, text: &str) -> Option<Range<usize>> {
        let pattern = TermPattern::new(pattern).ok()?;
        let classes = fold_str(text);
        let anchors = pattern.anchors.iter().flat_map(|anchor| {
            (0..classes.len()).filter(|&at| classes[at..].starts_with(anchor)).map(|at| at..at + anchor.len())
        });
        let anchors: Vec<_> = anchors.collect();
        anchors.iter().find_map(|anchor| pattern.round(&classes, anchor, &(0..classes.len())).first().cloned())
    }

    #[test]
    fn patterns_match_round_their_anchor() {
        assert_eq!(found("将.{1,8}推上被告席", "家属将某公司推上被告席。"), Some(2..11));
        assert_eq!(found("将.{1,8}推上被告席", "推上被告席"), None);
        assert_eq!(found("(河南|四川)(小偷|骗子)", "抓获一名四川骗子"), Some(4..8));
        assert_eq!(found("截止20\\d\\d年底", "截止２０２３年底"), Some(0..8));
        assert_eq!(found("第?[一二三]号文件", "请见二号文件"), Some(2..6));
    }

    #[test]
    fn anchors_are_what_texts_have_least() {
        let anchors = |pattern| TermPattern::new(pattern).map(|pattern| pattern.anchors).unwrap_or_default();
        let folded = |texts: &[&str]| texts.iter().map(|text| fold_str(text)).collect::<Vec<_>>();
        assert_eq!(anchors("截止\\d{4}年底"), folded(&["截止"]));
        let mut four = folded(&["中国和台湾", "中国和香港", "中国与台湾", "中国与香港"]);
        four.sort_unstable();
        assert_eq!(anchors("中国(和|与)(台湾|香港)"), four);
        assert_eq!(anchors("将.{1,8}推上被告席"), folded(&["推上被告席"]));
        assert_eq!(anchors("第?[一二]号文件"), folded(&["号文件"]));
    }

    #[test]
    fn what_cannot_be_looked_for_is_refused() {
        for wrong in [
            ".{1,8}",
            "甲.乙",
            "a*",
            "甲乙+",
            "(甲乙",
            "甲乙)",
            "甲乙{2,}",
            "甲乙{9,1}",
            "[]甲乙",
            "甲乙{1,99}",
            "(甲乙|丙)",
            "?甲乙",
            "",
        ] {
            assert!(TermPattern::new(wrong).is_err(), "{wrong}");
        }
    }
}
