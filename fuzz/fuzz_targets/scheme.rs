#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| baguan_fuzz::scheme(bytes));
