#![no_main]

// The name says nothing; the formats must not depend on it to be safe.
libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    for name in ["", "a", "a.tsv", "a.docx"] {
        baguan_fuzz::read(name, bytes);
    }
});
