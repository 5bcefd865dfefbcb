#![no_main]

// Without a name, and as each encoding by its mark: the bytes decide.
libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    baguan_fuzz::read("a.txt", bytes);
    for mark in [&b"\xFF\xFE"[..], b"\xFE\xFF", b"\xFF\xFE\0\0", b"\0\0\xFE\xFF", b"\x84\x31\x95\x33", b"\xEF\xBB\xBF"] {
        baguan_fuzz::read("a.txt", &[mark, bytes].concat());
    }
});
