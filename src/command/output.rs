//! Where a report goes: standard output, or a file that is there whole or not at all.

use std::fs::{self, File};
use std::io::{self, BufWriter, IsTerminal, StdoutLock, Write};
use std::path::{Path, PathBuf};

/// The place a report is written to.
pub(super) enum Output {
    /// Shown line by line while the run goes on.
    Terminal(StdoutLock<'static>),
    Pipe(BufWriter<StdoutLock<'static>>),
    File(NewFile),
    /// A device or a named pipe. It is written to and never replaced: a rename over `/dev/null`
    /// would succeed for root, and leave a file there.
    Device(BufWriter<File>),
}

/// A file under another name until it is complete, so that nobody reads half a report.
pub(super) struct NewFile {
    writer: BufWriter<File>,
    temporary: PathBuf,
    path: PathBuf,
    complete: bool,
}

impl Output {
    pub(super) fn stdout() -> Self {
        let out = io::stdout();
        if out.is_terminal() { Self::Terminal(out.lock()) } else { Self::Pipe(BufWriter::new(out.lock())) }
    }

    pub(super) fn file(path: &Path) -> io::Result<Self> {
        let path = match fs::symlink_metadata(path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => path.to_owned(),
            Err(error) => return Err(error),
            // A link stays a link; what it leads to is written.
            Ok(_) => fs::canonicalize(path)?,
        };
        match fs::metadata(&path) {
            Ok(there) if there.is_dir() => Err(io::ErrorKind::IsADirectory.into()),
            Ok(there) if !there.is_file() => Ok(Self::Device(BufWriter::new(File::options().write(true).open(&path)?))),
            _ => NewFile::beside(path).map(Self::File),
        }
    }

    /// Puts the finished report in its place.
    pub(super) fn complete(mut self) -> io::Result<()> {
        self.flush()?;
        if let Self::File(file) = &mut self {
            file.writer.get_ref().sync_all()?;
            fs::rename(&file.temporary, &file.path)?;
            file.complete = true;
        }
        Ok(())
    }
}

impl NewFile {
    fn beside(path: PathBuf) -> io::Result<Self> {
        let mut name = std::ffi::OsString::from(".");
        name.push(path.file_name().ok_or(io::ErrorKind::InvalidInput)?);
        name.push(format!(".{}.tmp", std::process::id()));
        let temporary = path.with_file_name(name);
        let file = File::options().write(true).create_new(true).open(&temporary)?;
        Ok(Self { writer: BufWriter::new(file), temporary, path, complete: false })
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Terminal(out) => out.write(bytes),
            Self::Pipe(out) => out.write(bytes),
            Self::File(file) => file.writer.write(bytes),
            Self::Device(file) => file.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Terminal(out) => out.flush(),
            Self::Pipe(out) => out.flush(),
            Self::File(file) => file.writer.flush(),
            Self::Device(file) => file.flush(),
        }
    }
}

impl Drop for NewFile {
    fn drop(&mut self) {
        if !self.complete {
            let _ = fs::remove_file(&self.temporary);
        }
    }
}
