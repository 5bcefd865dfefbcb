//! What every target asks of a reader: it does not panic, it reads everything, its blocks lie in
//! order on characters, and its positions are in the file; in one go and window by window.

use baguan::document::Document;
use baguan::read::Reading;

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
    let mut end = 0;
    for block in document.blocks() {
        let range = block.range();
        assert!(range.start >= end && range.start <= range.end, "{range:?} behind {end}");
        assert!(document.text().get(range.clone()).is_some(), "{range:?}");
        let position = document.position(range.start);
        assert!(position.is_some_and(|at| at.line > 0 && at.column > 0), "{position:?}");
        document.place(&range);
        end = range.end;
    }
    for property in document.properties() {
        assert!(property.block < document.blocks().len());
    }
}
