//! Compound files, the form of doc, xls and ppt. An encrypted docx comes in one as well; that much is
//! told here.

/// What a compound file begins with.
pub(crate) const SIGN: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/// The name of the stream in which an encrypted document lies, as the directory has it.
const ENCRYPTED: &str = "EncryptedPackage";

/// Directory entries have 128 bytes and stand on multiples of that; the name comes first.
const ENTRY: usize = 128;

/// Whether a compound file is an encrypted Office document. The chain of the directory's sectors is not
/// followed: a name that stands where only a directory entry can begin is proof enough.
pub(crate) fn is_encrypted(bytes: &[u8]) -> bool {
    let name: Vec<u8> = ENCRYPTED.encode_utf16().flat_map(u16::to_le_bytes).collect();
    memchr::memmem::find_iter(bytes, &name).any(|at| at % ENTRY == 0)
}
