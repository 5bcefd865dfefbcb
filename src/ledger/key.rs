//! The organisation's key. With it equal values are known to be equal from year to year; without it nobody can find a value
//! by trying all there are, as with a plain hash (all telephone numbers: minutes; a county's ids: seconds). So it lies outside the
//! database, and only its owner may read it.

use std::fs::{File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::Path;

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use crate::text::{fold_char, hex};

/// A key of 32 bytes. It has no `Debug` and no `Display`.
#[derive(Clone)]
pub struct Key([u8; KEY_BYTES]);

const KEY_BYTES: usize = 32;
/// The first line of a key file, so that no other file is taken for one.
const MAGIC: &str = "baguan-key-1";

/// Why there is no key.
#[derive(Debug)]
#[non_exhaustive]
pub enum KeyError {
    /// The file cannot be read or written.
    Io(io::ErrorKind),
    /// It is no key file.
    NotAKey,
    /// Others than its owner may read it.
    Open,
}

impl Key {
    /// Reads a key file.
    pub fn read(path: &Path) -> Result<Self, KeyError> {
        const LONGEST: u64 = 200;
        let file = File::open(path)?;
        if is_open(&file)? {
            return Err(KeyError::Open);
        }
        let mut text = String::new();
        file.take(LONGEST).read_to_string(&mut text).map_err(|error| match error.kind() {
            io::ErrorKind::InvalidData => KeyError::NotAKey,
            kind => KeyError::Io(kind),
        })?;
        let hex = text.strip_prefix(MAGIC).map(str::trim).filter(|hex| hex.len() == 2 * KEY_BYTES && hex.is_ascii());
        let hex = hex.ok_or(KeyError::NotAKey)?;
        let mut key = [0; KEY_BYTES];
        for (byte, pair) in key.iter_mut().zip(hex.as_bytes().chunks(2)) {
            let pair = std::str::from_utf8(pair).map_err(|_| KeyError::NotAKey)?;
            *byte = u8::from_str_radix(pair, 16).map_err(|_| KeyError::NotAKey)?;
        }
        Ok(Self(key))
    }

    /// Makes a new key file that only its owner may read. There must be no such file yet.
    pub fn create(path: &Path) -> Result<Self, KeyError> {
        let mut key = [0; KEY_BYTES];
        getrandom::fill(&mut key).map_err(|_| KeyError::Io(io::ErrorKind::Other))?;
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut file = options.open(path)?;
        writeln!(file, "{MAGIC}\n{}", hex(&key))?;
        file.sync_all()?;
        Ok(Self(key))
    }

    /// What stands for a value under this key: HMAC-SHA-256 in hex. A number written in groups or in full-width digits
    /// is the same number.
    pub fn of(&self, value: &str) -> String {
        // A key of any length is taken, so there is no error.
        let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(&self.0) else { return String::new() };
        for c in value.chars().filter(|c| c.is_alphanumeric()) {
            fold_char(c).classes().for_each(|class| mac.update(&class.to_le_bytes()));
        }
        hex(&mac.finalize().into_bytes())
    }
}

impl From<io::Error> for KeyError {
    fn from(error: io::Error) -> Self {
        Self::Io(error.kind())
    }
}

#[cfg(unix)]
fn is_open(file: &File) -> io::Result<bool> {
    use std::os::unix::fs::PermissionsExt;
    Ok(file.metadata()?.permissions().mode() & 0o077 != 0)
}

#[cfg(not(unix))]
fn is_open(_: &File) -> io::Result<bool> {
    Ok(false)
}
