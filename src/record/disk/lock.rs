//! Appending to a record: what is reported as recorded is on the disk, in the file that the path
//! names.

use std::collections::HashSet;
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::{Duration, Instant};

use super::error::{DiskError, PAUSE, io, patiently, read_back};
use super::load::{Loaded, decode, open, read_file, read_open, refuse_special};
use super::platform::{self, Uninterrupted, identity, identity_of};
use crate::domain::Entry;
use crate::record::format::{LONGEST_LINE, Tail, encode, tail};

/// How long a writer waits for another.
pub const PATIENCE: Duration = Duration::from_secs(10);
/// How often an entry is appended again that another program's writing took away.
const ATTEMPTS: usize = 5;

/// The right to append to a record: nobody else does as long as this lives.
#[derive(Debug)]
pub struct Lock {
    /// This file system knows no locks; what is written is read back all the same.
    pub unguarded: bool,
    pub(super) path: PathBuf,
    pub(super) file: File,
    pub(super) bytes: Vec<u8>,
    engagement: String,
}

/// What there is to say after an entry was recorded.
#[derive(Debug)]
pub struct Appended {
    /// An unfinished entry at the end of the file was turned into a comment.
    pub set_aside: bool,
    /// Signals wait until it was said.
    pub uninterrupted: Uninterrupted,
}

impl Lock {
    /// Locks the record in this file, and reads it.
    ///
    /// # Errors
    /// When it can't be written, or another process holds it for ten seconds.
    pub fn take(path: &Path) -> Result<(Self, Loaded), DiskError> {
        Self::take_within(PATIENCE, path)
    }

    /// The same, where another process may hold it for only so long: of none, for somebody who
    /// has other things to do meanwhile, and comes back.
    ///
    /// # Errors
    /// When it can't be written, or another process holds it for longer.
    pub fn take_within(patience: Duration, path: &Path) -> Result<(Self, Loaded), DiskError> {
        let (file, unguarded) = lock(path, patience)?;
        let bytes = read_open(&file, path)?;
        let loaded = decode(path, &bytes)?;
        if loaded.foreign.is_some() {
            return Err(DiskError::Faulty { path: loaded.path, faults: loaded.faults });
        }
        let engagement = loaded.record.head.engagement.clone();
        Ok((Self { unguarded, path: path.to_owned(), file, bytes, engagement }, loaded))
    }

    /// The record as it was when it was locked.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Appends entries: one write, synced, and read back by the path. Where another program put
    /// another file in the place of this one meanwhile, they are appended to that too, if it is of
    /// the same engagement.
    ///
    /// # Errors
    /// When they could not be recorded. The file is then as it was.
    pub fn append(self, entries: &[&Entry]) -> Result<Appended, DiskError> {
        let mut lines: Vec<String> = entries.iter().map(|entry| encode(entry) + "\n").collect();
        if lines.iter().any(|line| line.len() > LONGEST_LINE) {
            return Err(DiskError::TooMuch);
        }
        let path = self.path.clone();
        let mut lock = self;
        for _ in 0..ATTEMPTS {
            if lock.is_as_read()? {
                let uninterrupted = Uninterrupted::begin();
                let set_aside = lock.write(&lines.concat())?;
                lines = not_kept(lines, &path).map_err(|error| read_back(error, &path))?;
                if lines.is_empty() {
                    return Ok(Appended { set_aside, uninterrupted });
                }
            }
            lock = lock.again()?;
        }
        Err(DiskError::NotKept(path))
    }

    /// Locks the file that the path names now.
    fn again(self) -> Result<Self, DiskError> {
        let Self { path, file, engagement, .. } = self;
        drop(file);
        let (lock, _) = Self::take(&path)?;
        match lock.engagement == engagement {
            true => Ok(lock),
            false => Err(DiskError::OtherEngagement(path)),
        }
    }

    /// Has nobody, who did not ask for the lock, written to the record since it was read?
    fn is_as_read(&self) -> Result<bool, DiskError> {
        let metadata = self.file.metadata().map_err(io("read", &self.path))?;
        Ok(metadata.len() == self.bytes.len() as u64)
    }

    /// Writes the lines behind the last whole one and syncs, or leaves the file as it was.
    fn write(&mut self, lines: &str) -> Result<bool, DiskError> {
        let path = &self.path;
        let (end, text) = match tail(&self.bytes) {
            Tail::Whole => (self.bytes.len(), lines.to_owned()),
            Tail::WithoutNewline => (self.bytes.len(), format!("\n{lines}")),
            Tail::Unfinished(start) => (start, format!("{}{lines}", comment(&self.bytes[start..]))),
        };
        let cut = &self.bytes[end..];
        if !cut.is_empty() {
            self.file.set_len(end as u64).map_err(io("write", path))?;
        }
        let written =
            write_once(&mut self.file, text.as_bytes()).and_then(|()| self.file.sync_data());
        if let Err(why) = written {
            self.file
                .set_len(end as u64)
                .and_then(|()| self.file.seek(SeekFrom::End(0)))
                .and_then(|_| self.file.write_all(cut))
                .and_then(|()| self.file.sync_data())
                .map_err(io("restore", path))?;
            return Err(io("write", path)(why));
        }
        Ok(!cut.is_empty())
    }
}

/// An unfinished entry as a comment.
fn comment(unfinished: &[u8]) -> String {
    let text = String::from_utf8_lossy(unfinished);
    format!("# unfinished: {}\n", crate::record::format::json_string(&text))
}

/// Writes at the end, wherever that is now.
fn write_once(file: &mut File, bytes: &[u8]) -> io::Result<()> {
    file.seek(SeekFrom::End(0))?;
    match file.write(bytes)? {
        whole if whole == bytes.len() => Ok(()),
        _ => Err(io::Error::new(io::ErrorKind::StorageFull, "only a part could be written")),
    }
}

/// Which of the lines are not in the file that the path names.
fn not_kept(lines: Vec<String>, path: &Path) -> Result<Vec<String>, DiskError> {
    let written = lines.concat();
    if patiently(|| end(path, written.len()))? == written.as_bytes() {
        return Ok(Vec::new());
    }
    let bytes = read_file(path)?;
    let kept: HashSet<&[u8]> = bytes.split_inclusive(|byte| *byte == b'\n').collect();
    Ok(lines.into_iter().filter(|line| !kept.contains(line.as_bytes())).collect())
}

/// So many bytes at the end of the file that the path names; none if it has less.
fn end(path: &Path, length: usize) -> Result<Vec<u8>, DiskError> {
    let mut file = open(path)?;
    let back = i64::try_from(length).expect("what was written fits in memory");
    let mut end = Vec::new();
    if file.seek(SeekFrom::End(-back)).is_ok() {
        file.read_to_end(&mut end).map_err(io("read", path))?;
    }
    Ok(end)
}

/// The file, held, and still the one that the path names; or not held where that can't be.
fn lock(path: &Path, patience: Duration) -> Result<(File, bool), DiskError> {
    let begun = Instant::now();
    let mut opened = None;
    loop {
        if opened.is_none() {
            refuse_special(path)?;
            opened = platform::open_to_write(path).map_err(io("write", path))?;
        }
        let guarded = opened.as_ref().map_or(Ok(None), platform::guard);
        match (guarded.map_err(io("lock", path))?, opened.take()) {
            (Some(unguarded), Some(file)) if is_named(&file, path)? => {
                return Ok((file, unguarded));
            }
            _ if begun.elapsed() > patience => return Err(DiskError::Busy(path.to_owned())),
            // Another file was put in its place.
            (Some(_), _) => {}
            (None, waiting) => {
                opened = waiting;
                sleep(PAUSE);
            }
        }
    }
}

/// Is this the file that the path names?
fn is_named(file: &File, path: &Path) -> Result<bool, DiskError> {
    let own = identity_of(file).map_err(io("lock", path))?;
    Ok(identity(path).is_ok_and(|named| named == own))
}
