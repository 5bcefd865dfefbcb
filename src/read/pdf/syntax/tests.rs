//! Files as they should be, and as they should not.

use super::reach::Stray;
use super::revisions::revisions;
use super::{File, Id, Object, Telling};
use crate::document::ProblemKind;
use crate::read::limits::{Budget, Limits};
use crate::read::pdf::changed::changed_pages;
use crate::read::pdf::tree;
use crate::read::pdf::written::Written;

/// What a file comes to: the texts of its pages, whether it was repaired, what is missing.
#[derive(Debug, PartialEq)]
struct Read {
    texts: Vec<String>,
    repaired: bool,
    problems: Vec<ProblemKind>,
}

fn text_of(file: &File<'_>, page: &tree::PageNode) -> String {
    let contents = file.stream(&page.dict, "Contents");
    contents.map_or(String::new(), |stream| String::from_utf8_lossy(&file.decode(&stream).bytes).into_owned())
}

fn texts_of(file: &File<'_>) -> Vec<String> {
    let text = |page: Result<tree::PageNode, tree::Lost>| page.map_or("LOST".into(), |page| text_of(file, &page));
    tree::pages(file).map(text).collect()
}

fn budget() -> Budget {
    Budget::new(Limits::default())
}

fn opened<'a>(bytes: &'a [u8], budget: &'a Budget) -> File<'a> {
    File::of(bytes, budget).unwrap_or_else(|kind| panic!("{kind:?}"))
}

fn read(bytes: &[u8]) -> Result<Read, ProblemKind> {
    let budget = budget();
    let file = File::of(bytes, &budget)?;
    let texts = texts_of(&file);
    Ok(Read { texts, repaired: file.repaired(), problems: file.problems() })
}

#[allow(clippy::unnecessary_wraps)] // what reading gives
fn whole(texts: &[&str], repaired: bool) -> Result<Read, ProblemKind> {
    Ok(Read { texts: texts.iter().map(|&text| text.into()).collect(), repaired, problems: Vec::new() })
}

/// A page of which the streams don't say how long they are, for replacements.
fn two() -> Written {
    Written::pages(&["(one) Tj", "(two) Tj"]).end("")
}

const TWO: [&str; 2] = ["(one) Tj", "(two) Tj"];

#[test]
fn a_file_by_its_table() {
    assert_eq!(read(&two().bytes), whole(&TWO, false));
}

#[test]
fn a_file_by_streams() {
    let held = "1 0 2 29 <</Type/Catalog/Pages 2 0 R>><</Type/Pages/Kids[3 0 R]>> ";
    let file = Written::new()
        .object(3, "<</Type/Page/Contents 4 0 R>>")
        .object(4, "<<>>|(text)")
        .object(5, &format!("<</Type/ObjStm/N 2/First 9>>|{held}"))
        .end_with_stream(6, &[(1, 5, 0), (2, 5, 1)]);
    assert_eq!(read(&file.bytes), whole(&["(text)"], false));
    // The same without what says where its objects are, and with a place of the first object that can't be.
    assert_eq!(read(&file.with("startxref", "startxxxx")), whole(&["(text)"], true));
    assert_eq!(read(&file.with("/First 9", "/First 3")), whole(&["(text)"], false));
    assert_eq!(read(&file.with("/N 2", "/N 9")).map(|read| read.problems), Ok(vec![ProblemKind::Damaged]));
}

#[test]
fn a_file_for_readers_of_both_kinds() {
    let file = Written::new()
        .object(1, "<</Type/Catalog/Pages 2 0 R>>")
        .object(3, "<</Type/Page/Contents 4 0 R>>")
        .object(4, "<<>>|(text)")
        .object(5, "<</Type/ObjStm/N 1/First 4>>|2 0 <</Type/Pages/Kids[3 0 R]>>");
    let rows = file.clone().end_with_stream(6, &[(2, 5, 0)]);
    let at = rows.table.unwrap_or_default();
    let cut = memchr::memmem::rfind(&rows.bytes, b"startxref").unwrap_or_default();
    let table = format!("xref\n1 5\n{}{}", "0000000000 00000 f \n".repeat(5), "");
    let mut bytes = rows.bytes[..cut].to_vec();
    let begin = bytes.len();
    bytes.extend(format!("{table}trailer<</Root 1 0 R/XRefStm {at}>>\nstartxref\n{begin}\n%%EOF").bytes());
    assert_eq!(read(&bytes), whole(&["(text)"], false));
}

#[test]
fn wrong_places_are_made_good() {
    let file = Written::pages(&TWO);
    let whole = whole(&TWO, true);
    for wrong in [1, 7, 1 << 40] {
        assert_eq!(read(&file.clone().end_at("", |number, at| at + wrong * usize::from(number > 2)).bytes), whole);
        assert_eq!(read(&file.clone().end_at("", |_, at| at + wrong).bytes), whole);
    }
    // Each number has the place of another one.
    assert_eq!(read(&file.clone().end_at("", |number, at| if number > 3 { at - 40 } else { at }).bytes), whole);
    for (old, new) in [
        ("startxref\n", "startxref\n9"),
        ("startxref\n", "startxref\n-"),
        ("startxref\n", "started\n"),
        ("\nxref\n", "\nzref\n"),
        ("trailer", "t"),
        ("/Root 1 0 R", "/Root 4 0 R"),
        ("/Root 1 0 R", "/Size 1 0 R"),
    ] {
        let read = read(&two().with(old, new)).map(|read| read.texts);
        assert_eq!(read, Ok(TWO.map(str::to_owned).to_vec()), "{old}");
    }
}

#[test]
fn junk_before_the_file() {
    let bytes = [b"junk 1 0 R\n".to_vec(), two().bytes].concat();
    assert_eq!(read(&bytes), whole(&TWO, false));
    let file = Written::pages(&TWO);
    let shifted = file.end_at("", |_, at| at + 4).with("startxref\n", "startxref\n00");
    assert_eq!(read(&[b"junk".to_vec(), shifted].concat()).map(|read| read.texts), whole(&TWO, true).map(|w| w.texts));
}

#[test]
fn tables_as_they_should_not_be() {
    let bytes = two().bytes;
    let at = memchr::memmem::find(&bytes, b"xref\n").unwrap_or_default();
    let lines: Vec<String> = (1..7)
        .map(|number| memchr::memmem::find(&bytes, format!("{number} 0 obj").as_bytes()).unwrap_or_default())
        .map(|place| format!("{place:010} 00000 n"))
        .collect();
    let with = |heading: &str, line: &str| {
        let table = format!("xref\n{heading}{line}0000000000 65535 f{line}{}{line}", lines.join(line));
        let text = format!("{table}trailer<</Root 1 0 R>>startxref\n{at}\n%%EOF");
        [&bytes[..at], text.as_bytes()].concat()
    };
    for line in ["\n", "\r", " \r\n", "  \n", "\t"] {
        assert_eq!(read(&with("0 7", line)), whole(&TWO, false), "{line:?}");
    }
    assert_eq!(read(&with("1 7", "\n")), whole(&TWO, false), "counted from 1");
    assert_eq!(read(&with("0 9", "\n")), whole(&TWO, false), "fewer than announced");
    assert_eq!(read(&with("0 2", "\n")), whole(&TWO, false), "more than announced");
    // A table that leads back to itself.
    let loops = two().with("/Size 99", &format!("/Prev {at}"));
    assert_eq!(read(&loops), whole(&TWO, false));
}

#[test]
fn streams_of_wrong_length() {
    for length in ["3", "300", "4 0 R", "null", "-1", "8"] {
        let file = Written::pages(&["TEXT"]).raw("9 0 obj 8 endobj ");
        let bytes = file.end("").with("/Length 4>>\nstream\nTEXT", &format!("/Length {length}>>\nstream\n(one) Tj"));
        assert_eq!(read(&bytes).map(|read| read.texts), Ok(vec!["(one) Tj".into()]), "{length}");
        assert_eq!(read(&bytes).map(|read| read.problems), Ok(vec![]), "{length}");
    }
    for begin in ["stream\r", "stream\r\n", "stream \n", "stream"] {
        let bytes = two().with("stream\n(one)", &format!("{begin}(one)"));
        assert_eq!(read(&bytes).map(|read| read.texts), Ok(TWO.map(str::to_owned).to_vec()), "{begin:?}");
    }
    let bytes = two().with("\nendstream\nendobj", "\n");
    assert_eq!(read(&bytes).map(|read| read.texts.len()), Ok(2));
}

#[test]
fn what_stands_in_a_stream_is_no_object() {
    let inner = "9 0 obj <</Type/Page>> endobj 1 0 obj null endobj trailer <</Root 9 0 R>>";
    let file = Written::pages(&[inner]).end("");
    assert_eq!(read(&file.with("startxref", "start")), whole(&[inner], true));
}

#[test]
fn a_file_cut_off_anywhere_gets_a_verdict() {
    let (full, update) = (two(), two().object(6, "<<>>|(2) Tj").end(""));
    for file in [full.bytes, update.bytes] {
        for end in 0..file.len() {
            let cut = &file[..end];
            match read(cut) {
                Err(kind) => assert_eq!(kind, ProblemKind::Truncated, "{end}"),
                Ok(read) if read.problems.is_empty() => assert_eq!(read.texts.len(), 2, "{end}"),
                Ok(read) => assert!(read.problems.contains(&ProblemKind::Truncated), "{end}: {read:?}"),
            }
        }
    }
}

#[test]
fn any_byte_may_be_wrong() {
    let held = "1 0 2 29 <</Type/Catalog/Pages 2 0 R>><</Type/Pages/Kids[3 0 R]>> ";
    let streams = Written::new()
        .object(3, "<</Type/Page/Contents 4 0 R>>")
        .object(4, "<<>>|(text)")
        .object(5, &format!("<</Type/ObjStm/N 2/First 9>>|{held}"))
        .end_with_stream(6, &[(1, 5, 0), (2, 5, 1)]);
    for file in [two().bytes, streams.bytes] {
        for at in 0..file.len() {
            for byte in [0, b'(', b'9', b'>', 0xFF] {
                let mut bytes = file.clone();
                bytes[at] = byte;
                let budget = budget();
                let Ok(file) = File::of(&bytes, &budget) else { continue };
                let _ = (texts_of(&file), plain(&file), file.strays(), revisions(&file));
            }
        }
    }
}

#[test]
fn hostile_files_end_soon() {
    let many = |text: &str| format!("%PDF-1.4\n{}", text.repeat(200_000));
    for text in
        ["1 0 obj(", "1 0 obj<</Length 9>>stream ", "trailer(", "1 0 obj[", "startxref 9 %%EOF ", "xref 0 1 trailer<<"]
    {
        let bytes = many(text);
        let budget = budget();
        if let Ok(file) = File::of(bytes.as_bytes(), &budget) {
            let _ = (texts_of(&file), plain(&file), revisions(&file));
        }
    }
    let itself = Written::new()
        .object(1, "<</Type/Catalog/Pages 2 0 R>>")
        .object(2, "<</Type/Pages/Kids[2 0 R 2 0 R 3 0 R]>>")
        .raw("3 0 obj <</Type/Page/Contents 3 0 R/Length 3 0 R>> stream\nendstream endobj ")
        .end("");
    assert_eq!(read(&itself.with("xref", "x")).map(|read| read.texts.len()), Ok(1));
}

#[test]
fn nothing_is_no_file() {
    assert_eq!(read(b"%PDF-1.4").err(), Some(ProblemKind::Truncated));
    assert_eq!(read(b"%PDF-1.4\n%%EOF").err(), Some(ProblemKind::Truncated));
    assert_eq!(read(b"%PDF-1.4\nstartxref\n0\n%%EOF\n").err(), Some(ProblemKind::Damaged));
}

#[test]
fn revisions_are_what_was_saved_before() {
    let first = two();
    assert!(revisions(&opened(&first.bytes, &budget())).is_empty());
    let second = first.clone().object(4, "<<>>|(new) Tj").end("");
    let third = second.clone().object(2, "<</Type/Pages/Kids[3 0 R]>>").end("");
    let budget = budget();
    let file = opened(&third.bytes, &budget);
    let ends: Vec<usize> = revisions(&file).iter().map(|revision| revision.end + 1).collect();
    assert_eq!(ends, [first.bytes.len(), second.bytes.len()]);
    let earlier: Vec<File<'_>> =
        revisions(&file).into_iter().filter_map(|revision| file.as_of(revision).ok()).collect();
    assert_eq!(earlier.iter().map(texts_of).collect::<Vec<_>>(), [TWO, ["(new) Tj", "(two) Tj"]]);
    let changed =
        |row: usize| -> Vec<u32> { changed_pages(&file, &earlier[row]).iter().map(|page| page.number).collect() };
    assert_eq!((changed(0), changed(1)), (vec![1, 2], vec![2]));
    let strays: Vec<u32> = file.strays().iter().map(|stray: &Stray| stray.number).collect();
    assert_eq!(strays, [2, 4]);
}

#[test]
fn what_is_only_added_changes_no_page() {
    let first = two();
    let page = "<</Type/Page/Parent 2 0 R/Contents[8 0 R 4 0 R]/Annots[9 0 R]>>";
    let second = first.clone().object(3, page).object(8, "<<>>|q").object(9, "<</P 3 0 R>>").end("");
    let budget = budget();
    let file = opened(&second.bytes, &budget);
    let [revision] = revisions(&file)[..] else { panic!("one revision") };
    let earlier = file.as_of(revision).unwrap_or_else(|kind| panic!("{kind:?}"));
    assert!(changed_pages(&file, &earlier).is_empty());
}

#[test]
fn two_ends_are_not_two_revisions() {
    // As a file for the web has them: the first part's end says nothing, and its table needs the rest.
    for first in ["startxref\n0\n%%EOF\n", "xref\n0 0\ntrailer<</Root 1 0 R/Prev 99999>>startxref\n15\n%%EOF\n"] {
        let file = Written::new()
            .raw(first)
            .object(1, "<</Type/Catalog/Pages 2 0 R>>")
            .object(2, "<</Type/Pages/Kids[]>>")
            .end("");
        let budget = budget();
        let file = opened(&file.bytes, &budget);
        assert!(revisions(&file).is_empty());
    }
    let twice = two().raw("startxref\n9\n%%EOF\n");
    let budget = budget();
    let again = two();
    let bytes =
        [again.bytes.clone(), format!("startxref\n{}\n%%EOF\n", again.table.unwrap_or_default()).into()].concat();
    let file = opened(&bytes, &budget);
    assert!(revisions(&file).is_empty());
    assert_eq!(read(&twice.bytes).map(|read| read.texts.len()), Ok(2));
}

#[test]
fn an_update_that_was_cut_off_leaves_the_file_before_it() {
    let bytes = two().raw("4 0 obj<</Length 9>>stream\n(ne").bytes;
    let budget = budget();
    let file = opened(&bytes, &budget);
    assert_eq!(texts_of(&file), ["(ne", "(two) Tj"]);
    assert!(file.problems().contains(&ProblemKind::Truncated));
    assert_eq!(revisions(&file).len(), 1);
}

#[test]
fn objects_and_references() {
    let bytes = Written::pages(&[]).object(9, "[1 2 R 3 0 R (a\\)b) <4 1> /A#20b -.5 1 0 RG]").end("").bytes;
    let budget = budget();
    let file = opened(&bytes, &budget);
    let list = file.get(Id { number: 9, generation: 0 });
    let list = list.as_array().unwrap_or_default();
    assert_eq!(list[0].as_reference().map(|id| (id.number, id.generation)), Some((1, 2)));
    assert_eq!(list[2].as_string(), Some(&b"a)b"[..]));
    assert_eq!(list[3].as_string(), Some(&b"A"[..]));
    assert_eq!(list[4].as_name(), Some(&b"A b"[..]));
    assert_eq!(list[5].as_number(), Some(-0.5));
    assert!(matches!(list[6..], [Object::Integer(1), Object::Integer(0), Object::Null]));
}

struct Titles;

impl Telling for Titles {
    fn by_name(&self, name: &[u8]) -> bool {
        name == b"Title"
    }

    fn by_string(&self, name: &[u8], string: &str) -> bool {
        name != b"D" || string != "here"
    }
}

/// Objects in which nothing is said, with what they refer to.
fn plain(file: &File<'_>) -> Vec<(u32, Vec<u32>)> {
    let mut ways = Vec::new();
    let plain = |number: u32| {
        ways.clear();
        file.is_plain(number, &Titles, &mut ways).then(|| (number, ways.clone()))
    };
    file.numbers().into_iter().filter_map(plain).collect()
}

#[test]
fn plain_objects_hold_nothing_but_references() {
    let file = Written::new()
        .object(1, "<</Type/Catalog/Pages 2 0 R>>")
        .object(2, "<</Type/Pages/Kids[3 0 R]>>")
        .object(3, "<</Type/Page/Parent 2 0 R>>")
        .object(4, "[3 0 R/XYZ 1.5 -2 null]")
        .object(5, "<</A(text)/B 1 0 R>>")
        .object(6, "<</Title 7 0 R>>")
        .object(7, "<</A<41>>>")
        .object(8, "<<>>|stream")
        .object(9, "[1 0 R>>")
        .object(10, "<</Subtype/Link/D(here)/A<</Subtype/URI/B[/Subtype]>>/P 3 0 R>>")
        .end("")
        .bytes;
    let budget = budget();
    let file = opened(&file, &budget);
    let found = [(1, vec![2]), (2, vec![3]), (3, vec![2]), (4, vec![3]), (10, vec![3])];
    assert_eq!(plain(&file), found);
    // What was asked for is at hand.
    file.get(Id { number: 4, generation: 0 });
    assert_eq!(plain(&file).len(), 4);
    let named = |number: u32, name: &str| file.is_named(number, "Subtype", |own| own == name.as_bytes());
    assert!(named(10, "Link") && !named(10, "URI") && !named(4, "XYZ") && !named(9, "Link"));
}
