//! Whether one document leads to another one.

use super::super::pair::Party;
use crate::text::{BARRIER, fold_str};

/// Names that a site gives to the page of a folder: such a link is told apart by its folder.
const INDEX: [&str; 3] = ["index", "_index", "readme"];
/// What becomes a page when a site is built.
const SOURCES: [&str; 2] = [".md", ".markdown"];
/// A shorter title, such as 通知, stands in any document.
const SHORTEST_TITLE: usize = 6;

/// Whether one of a document's links leads to the other one: it ends with its file, or is its address.
pub(super) fn links(document: &Party, other: &Party) -> bool {
    document.gathered.links.iter().any(|link| leads_to(link, other))
}

/// Whether an interpretation names its policy in its text: by its title, a title in its title, its address or its file.
pub(super) fn names_policy(interpretation: &Party, policy: &Party) -> bool {
    names(interpretation, policy, &titles(&policy.gathered.title))
}

/// Whether a policy names its interpretation. 《某办法》解读 has the policy's own title in its title: that the policy
/// says its own name is no mention, so that only the whole title counts.
pub(super) fn names_interpretation(policy: &Party, interpretation: &Party) -> bool {
    names(policy, interpretation, &[&interpretation.gathered.title])
}

fn names(document: &Party, other: &Party, titles: &[&str]) -> bool {
    let text: Vec<u16> = document.gathered.text.iter().copied().filter(|&class| class != BARRIER).collect();
    let name = other.file.rsplit('/').next().unwrap_or_default();
    let names = titles.iter().copied().chain(other.url.as_deref()).chain([name]);
    names.map(fold_str).any(|name| name.len() >= SHORTEST_TITLE && contains(&text, &name))
}

/// The ways in which a title is written elsewhere: whole, without the office before it, and the title in it.
fn titles(title: &str) -> Vec<&str> {
    let mut titles = vec![title];
    titles.extend(title.find("关于").and_then(|at| title.get(at..)));
    let inner = title.split_once('《').and_then(|(_, rest)| rest.rsplit_once('》')).map(|(inner, _)| inner);
    titles.extend(inner);
    titles
}

fn contains(text: &[u16], wanted: &[u16]) -> bool {
    let Some(first) = wanted.first() else { return false };
    // No title is long, so this takes no more than that many looks at each character.
    text.iter().enumerate().any(|(at, class)| class == first && text.get(at..at + wanted.len()) == Some(wanted))
}

fn leads_to(link: &str, other: &Party) -> bool {
    let decoded = percent_decoded(link);
    [link, decoded.as_str()].into_iter().any(|link| {
        other.url.as_deref().is_some_and(|url| same_address(link, url)) || ends_with_file(link, &other.file)
    })
}

/// Whether a link is a declared address, whichever of them is encoded or ends with a `/`.
fn same_address(link: &str, declared: &str) -> bool {
    let bare = |address: &str| {
        let address = percent_decoded(address);
        let address = address.split('#').next().unwrap_or_default();
        let address = address.strip_prefix("https:").or(address.strip_prefix("http:")).unwrap_or(address);
        address.trim_end_matches('/').to_owned()
    };
    let (link, declared) = (bare(link), bare(declared));
    // An address that is declared without its host, as generators of sites do.
    let is_path = declared.starts_with('/') && !declared.starts_with("//");
    let path = link.strip_prefix("//").and_then(|rest| rest.find('/').and_then(|at| rest.get(at..)));
    link == declared || is_path && path == Some(declared.as_str())
}

/// Whether a link's last part is the file; with its folder, if the name alone says little.
fn ends_with_file(link: &str, file: &str) -> bool {
    let path = link.split(['#', '?']).next().unwrap_or_default();
    let mut path = path.trim_end_matches('/').rsplit(['/', '\\']);
    let mut file = file.rsplit('/');
    let (Some(last), Some(name)) = (path.next(), file.next()) else { return false };
    let stem = SOURCES.iter().find_map(|source| strip_end(name, source));
    let is_index = |name: &str| INDEX.iter().any(|index| name.eq_ignore_ascii_case(index));
    if is_index(stem.or_else(|| strip_end(name, ".html")).unwrap_or(name)) {
        // 解读/index.md becomes 解读/ or 解读/index.html.
        let folder = file.next().filter(|folder| !folder.is_empty() && *folder != "..");
        return folder.is_some_and(|folder| last == folder || path.next() == Some(folder));
    }
    last == name
        || stem.is_some_and(|stem| {
            last == stem || [".html", ".htm", ".shtml"].iter().any(|end| strip_end(last, end) == Some(stem))
        })
}

fn strip_end<'a>(name: &'a str, end: &str) -> Option<&'a str> {
    let at = name.len().checked_sub(end.len())?;
    let (stem, rest) = name.split_at_checked(at)?;
    rest.eq_ignore_ascii_case(end).then_some(stem)
}

/// A link with its percent signs decoded, as far as they encode UTF-8.
fn percent_decoded(text: &str) -> String {
    let digit = |at: usize| text.as_bytes().get(at).and_then(|b| char::from(*b).to_digit(16));
    let mut plain = Vec::with_capacity(text.len());
    let mut at = 0;
    while let Some(&byte) = text.as_bytes().get(at) {
        if let (b'%', Some(high), Some(low)) = (byte, digit(at + 1), digit(at + 2)) {
            plain.push((high << 4 | low) as u8);
            at += 3;
        } else {
            plain.push(byte);
            at += 1;
        }
    }
    String::from_utf8(plain).unwrap_or_else(|_| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::{contains, ends_with_file, percent_decoded, same_address, titles};
    use crate::text::fold_str;

    #[test]
    fn a_link_leads_to_a_file_by_its_last_part() {
        for (link, file) in [
            ("解读.md", "2026/解读.md"),
            ("../2026/解读.md#一", "2026/解读.md"),
            ("https://example.com/zc/t20260504_1.html?from=list", "zc/t20260504_1.html"),
            ("./解读.html", "2026/解读.md"),
            ("/zc/解读/", "2026/解读.md"),
            ("/zc/解读/", "解读/index.md"),
            ("../解读/index.html", "解读/index.md"),
            ("解读\\1.docx", "解读/1.docx"),
        ] {
            assert!(ends_with_file(link, file), "{link} {file}");
        }
        for (link, file) in [
            ("补充解读.md", "解读.md"),
            ("解读.md.bak", "解读.md"),
            ("解读.docx", "解读.md"),
            ("/index.html", "解读/index.md"),
            ("/通知/index.html", "解读/index.md"),
            ("", "解读.md"),
            ("/", "解读.md"),
        ] {
            assert!(!ends_with_file(link, file), "{link} {file}");
        }
    }

    #[test]
    fn an_address_is_the_same_however_it_is_encoded() {
        assert_eq!(percent_decoded("a%E8%A7%A3%E8%AF%BB.md"), "a解读.md");
        assert_eq!(percent_decoded("100%.md%E8"), "100%.md%E8");
        assert!(same_address("http://example.com/a/", "https://example.com/a"));
        assert!(same_address("//example.com/%E8%A7%A3", "https://example.com/解#1"));
        assert!(same_address("https://example.com/zc/1/", "/zc/1"));
        assert!(!same_address("https://example.com/jd/zc/1", "/zc/1"));
        assert!(!same_address("https://example.com", "/"));
        assert!(!same_address("https://example.com/a?id=1", "https://example.com/a?id=2"));
    }

    #[test]
    fn a_title_is_named_in_several_ways() {
        let title = "青禾县人民政府办公室关于印发《青禾县临时救助办法》的通知";
        let found: Vec<&str> = titles(title);
        assert_eq!(found, [title, "关于印发《青禾县临时救助办法》的通知", "青禾县临时救助办法"]);
        assert!(contains(&fold_str("现对《青禾县临时救助办法》解读如下"), &fold_str(found[2])));
        assert!(!contains(&fold_str("青禾县临时救助"), &fold_str(found[2])));
    }
}
