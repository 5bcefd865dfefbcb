//! Patterns for paths.
//!
//! `*` stands for any characters but `/`, `?` for one of them, `**` for anything. A pattern without
//! `/` is compared with the file's name alone, one that ends in `/` covers the whole folder.

/// One step of a pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Step {
    This(char),
    /// `?`
    One,
    /// `*`
    Some,
    /// `**`
    Any,
    /// `**/`: nothing, or whole folders.
    Folders,
}

/// A pattern, ready to be compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Glob {
    steps: Vec<Step>,
    name_only: bool,
}

impl Glob {
    /// Every text is a pattern.
    pub fn new(pattern: &str) -> Self {
        let pattern = pattern.strip_prefix("./").unwrap_or(pattern);
        let mut steps = Vec::new();
        let mut rest = pattern;
        while let Some(c) = rest.chars().next() {
            let (step, length) = match c {
                '*' if rest.starts_with("**/") => (Step::Folders, 3),
                '*' if rest.starts_with("**") => (Step::Any, 2),
                '*' => (Step::Some, 1),
                '?' => (Step::One, 1),
                c => (Step::This(c), c.len_utf8()),
            };
            steps.push(step);
            rest = &rest[length..];
        }
        if pattern.ends_with('/') {
            steps.push(Step::Any);
        }
        let name_only = !pattern.contains('/');
        Self { steps, name_only }
    }

    /// Whether the path, written with `/`, is meant.
    pub fn matches(&self, path: &str) -> bool {
        let path = path.strip_prefix("./").unwrap_or(path);
        let path = if self.name_only { path.rsplit('/').next().unwrap_or(path) } else { path };
        let path: Vec<char> = path.chars().collect();
        // `reached[i]`: the steps so far can use up exactly the first `i` characters. One pass a
        // step, so that no pattern takes more than steps × characters.
        let mut reached = vec![false; path.len() + 1];
        reached[0] = true;
        for step in &self.steps {
            reached = advance(step, &reached, &path);
        }
        reached[path.len()]
    }
}

fn advance(step: &Step, reached: &[bool], path: &[char]) -> Vec<bool> {
    let mut next = vec![false; reached.len()];
    let mut open = false;
    for i in 0..reached.len() {
        let last = i.checked_sub(1).map(|last| path[last]);
        next[i] = match step {
            Step::This(c) => last == Some(*c) && reached[i - 1],
            Step::One => last.is_some_and(|c| c != '/') && reached[i - 1],
            Step::Some => {
                open = reached[i] || open && last != Some('/');
                open
            }
            Step::Any => {
                open |= reached[i];
                open
            }
            Step::Folders => {
                let here = reached[i] || open && last == Some('/');
                open |= reached[i];
                here
            }
        };
    }
    next
}

/// A path as it is written in the folder `folder`, made relative to where `folder` begins:
/// `../a.md` in `城建/` is `a.md`. Both use `/`.
pub fn relative(folder: &str, path: &str) -> String {
    if folder.is_empty() || path.starts_with('/') {
        return path.to_owned();
    }
    let mut steps: Vec<&str> = Vec::new();
    for step in folder.split('/').chain(path.split('/')) {
        match step {
            "" | "." => {}
            ".." if steps.last().is_some_and(|last| *last != "..") => {
                steps.pop();
            }
            step => steps.push(step),
        }
    }
    steps.join("/")
}

#[cfg(test)]
mod tests {
    use super::Glob;

    #[test]
    fn a_path_is_the_same_from_wherever_it_is_written() {
        for (folder, path, whole) in [
            ("", "a.md", "a.md"),
            ("城建", "a.md", "城建/a.md"),
            ("城建/旧", "../a.md", "城建/a.md"),
            ("x", "/y/a", "/y/a"),
        ] {
            assert_eq!(super::relative(folder, path), whole);
        }
    }

    #[test]
    fn patterns_mean_what_is_written_above() {
        let matching = [
            ("*.md", "公告/2024/名单.md"),
            ("名单?.md", "公告/名单1.md"),
            ("公告/*.md", "公告/名单.md"),
            ("公告/**/*.md", "公告/名单.md"),
            ("公告/**/*.md", "公告/2024/06/名单.md"),
            ("**/名单.md", "名单.md"),
            ("公告/", "公告/2024/名单.md"),
            ("公告/**", "公告/名单.md"),
            ("./a/b", "a/b"),
            ("a/b", "./a/b"),
            ("**", "a/b/c"),
        ];
        for (pattern, path) in matching {
            assert!(Glob::new(pattern).matches(path), "{pattern} {path}");
        }
        let other = [
            ("公告/*.md", "公告/2024/名单.md"),
            ("公告/*.md", "旧/公告/名单.md"),
            ("公告/**/*.md", "公告x/名单.md"),
            ("**/单.md", "名单.md"),
            ("名单?.md", "名单.md"),
            ("公告/?", "公告//"),
            ("公告/", "公告"),
            ("", "a"),
        ];
        for (pattern, path) in other {
            assert!(!Glob::new(pattern).matches(path), "{pattern} {path}");
        }
    }

    #[test]
    fn many_stars_take_no_longer() {
        assert!(!Glob::new(&"*a".repeat(200)).matches(&"a".repeat(199)));
    }
}
