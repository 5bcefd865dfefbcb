#![no_main]

// Other readers have targets of their own.
libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    if bytes.starts_with(b"%PDF-") {
        baguan_fuzz::container(bytes);
    }
});
