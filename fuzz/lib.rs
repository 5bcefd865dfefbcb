//! What every target asks of a reader: it does not panic, it reads everything, its blocks lie in
//! order on characters, and its positions are in the file; in one go and window by window.

use baguan::document::{Document, Format};
use baguan::read::{Container, Limits, Reading};

/// Reads the bytes as a file of this name, at once and in windows.
pub fn read(name: &str, bytes: &[u8]) {
    let Ok(mut reading) = Reading::begin(name, bytes, true) else { return };
    let stretch = reading.read(bytes, true);
    assert_eq!(stretch.consumed, bytes.len());
    sound(&stretch.document);
    for window in [64, 1000] {
        windows(name, bytes, window);
    }
}

/// Reads the bytes as a file that holds others, in stretches of several sizes.
pub fn container(bytes: &[u8]) {
    for stretch in [1 << 20, 1000] {
        let Ok(container) = Container::open(bytes, Limits::default()) else { return };
        let mut ended = false;
        container.with_stretch(stretch).read(Document::new(Format::Docx), &mut |stretch, goes_on| {
            assert!(!ended, "nothing follows the last stretch");
            ended = !goes_on;
            in_order(&stretch.document);
            stretch.document
        });
        assert!(ended);
    }
}

/// Reads the bytes as the parts of a Word document: the text, the styles and the relationships, with a zero byte
/// between them. Wrapped here, as a fuzzer seldom makes an archive.
pub fn word(bytes: &[u8]) {
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    let names = ["word/document.xml", "word/styles.xml", "word/_rels/document.xml.rels", "docProps/core.xml", "word/a.xml"];
    for (name, part) in names.iter().zip(bytes.split(|&byte| byte == 0)) {
        writer.start_file(*name, options).expect("a name");
        std::io::Write::write_all(&mut writer, part).expect("memory can be written");
    }
    container(&writer.finish().expect("memory can be written").into_inner());
}

fn windows(name: &str, bytes: &[u8], window: usize) {
    let head = &bytes[..bytes.len().min(window)];
    let Ok(reading) = Reading::begin(name, head, head.len() == bytes.len()) else { return };
    let mut reading = reading.with_stretch(window);
    let mut at = 0;
    while at < bytes.len() {
        let end = bytes.len().min(at + window);
        let stretch = reading.read(&bytes[at..end], end == bytes.len());
        assert!(stretch.consumed > 0 && at + stretch.consumed <= end, "{at} {}", stretch.consumed);
        sound(&stretch.document);
        at += stretch.consumed;
    }
}

fn sound(document: &Document) {
    in_order(document);
    for block in document.blocks() {
        let position = document.position(block.range().start);
        assert!(position.is_some_and(|at| at.line > 0 && at.column > 0), "{position:?}");
    }
}

fn in_order(document: &Document) {
    let mut end = 0;
    for block in document.blocks() {
        let range = block.range();
        assert!(range.start >= end && range.start <= range.end, "{range:?} behind {end}");
        assert!(document.text().get(range.clone()).is_some(), "{range:?}");
        document.place(&range);
        end = range.end;
    }
    for property in document.properties() {
        assert!(property.block < document.blocks().len());
    }
}

/// Reads a scheme; one without mistakes prices a finding and scores two facts, and nothing comes out beyond its caps.
pub fn scheme(bytes: &[u8]) {
    use baguan::document::{Channel, Kind, Stage};
    use baguan::finding::{Language, Severity};
    use baguan::scheme::{Fact, Noticed, Posted, Pricing, Scheme, Sort, Subject, What, score};

    const RULES: [&str; 3] = ["label/missing", "personal/mobile", "structure/guide-element"];
    let text = String::from_utf8_lossy(bytes);
    let scheme = match Scheme::parse(&text, "a.toml", &RULES) {
        Ok(scheme) => scheme,
        Err(mistakes) => {
            assert!(!mistakes.is_empty() && mistakes.len() <= 1000);
            for mistake in mistakes {
                assert!(mistake.line >= 1 && !mistake.say(Language::Chinese).is_empty());
            }
            return;
        }
    };
    let fact = |rule: &str, noticed| Fact {
        unit: "a".into(),
        evidence: String::new(),
        what: What::Posted(Posted {
            rule: rule.into(),
            aspect: None,
            severity: Severity::Block,
            kind: "official-document".into(),
            format: "pdf".into(),
            channel: Channel::Site,
            document: "a.pdf".into(),
            noticed,
            circular: None,
            places: u32::MAX,
            by_hand: None,
        }),
    };
    let facts = [fact(RULES[0], Noticed::Province), fact(RULES[1], Noticed::Media)];
    let sheets = score(&scheme, &facts, &[]);
    for line in sheets.units.iter().chain(&sheets.region).flat_map(|sheet| &sheet.lines) {
        let within = match scheme.items[line.item].sort {
            Sort::Score(most) => line.points <= most,
            Sort::Deduction(most) | Sort::Bonus(most) => most.is_none_or(|most| line.points <= most),
            Sort::Duty => line.points.is_zero(),
        };
        assert!(within, "{line:?}");
    }
    let pricing = Pricing::new(vec![std::sync::Arc::new(scheme)]);
    for rule in RULES {
        pricing.price(&Subject {
            rule,
            aspect: Some("fax"),
            severity: Severity::Block,
            kind: Kind::OfficialDocument,
            format: "pdf",
            channel: Channel::Site,
            stage: Stage::Publish,
        });
    }
}

/// Reads a dictionary, and looks for what it says in the text behind the first zero byte.
pub fn dictionary(bytes: &[u8]) {
    use baguan::dictionary::{Dictionary, Layer, List, Officials, Stack, Text, canonical, write};

    let mut halves = bytes.splitn(2, |&byte| byte == 0);
    let mut half = || String::from_utf8_lossy(halves.next().unwrap_or_default()).into_owned();
    let (rows, text) = (half(), half());
    let Ok(list) = List::read(&Text { layer: Layer::Organisation, file: "a.csv", rows: &rows, header: None }) else {
        return;
    };
    // What was read can be written and read again.
    let written = write(&list.records, &list.columns);
    let again = List::read(&Text { layer: Layer::Organisation, file: "a.csv", rows: &written, header: None });
    let again = again.expect("what was written can be read");
    let canonical_rows = |list: &List| list.records.iter().map(canonical).collect::<Vec<_>>();
    assert_eq!(sorted(canonical_rows(&list)), sorted(canonical_rows(&again)));
    let Ok(dictionary) = Dictionary::of(&Stack { lists: vec![list], officials: Officials::default() }) else { return };
    let mut folded = baguan::text::Folded::new();
    folded.fold(&text, std::iter::once(0..text.len()));
    for found in dictionary.scan(&folded) {
        assert!(found.classes.end <= folded.classes().len());
    }
}

fn sorted(mut records: Vec<baguan::dictionary::Record>) -> Vec<String> {
    let mut rows: Vec<String> = records.drain(..).map(|r| format!("{:?}", r.written().collect::<Vec<_>>())).collect();
    rows.sort();
    rows
}

/// Takes a text the whole way.
pub fn check(name: &str, bytes: &[u8]) {
    use std::sync::OnceLock;

    use baguan::document::{Date, Stage};
    use baguan::engine::{Engine, Plan};

    static ENGINE: OnceLock<Engine> = OnceLock::new();
    let engine = ENGINE.get_or_init(|| {
        let plan = Plan {
            configuration: baguan::policy::Configuration::default(),
            below: String::new(),
            stage: Stage::Publish,
            today: Date::from_unix_days(20_000),
            reveal: false,
            digests: false,
            threads: 1,
        };
        Engine::new(plan).expect("the lists are right")
    });
    engine.check(name, bytes);
}
