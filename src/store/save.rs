//! Saves files without risk of loss: a temporary file next to the target is written, synced and
//! read back before it replaces the target, and the previous file is kept as `NAME.bak`.
//!
//! A file that is replaced keeps its owner, group and mode. Where the system does not let the new
//! file have them, the old one is written in place; the temporary file then stays until that is
//! done, so that the content is complete in one of both.

use std::ffi::OsString;
use std::fs::{self, File, Permissions};
use std::hash::{DefaultHasher, Hasher};
use std::io::{self, Read, Seek, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::error::FileError;

/// The longest name of a file in bytes, on all common systems.
const LONGEST_NAME: usize = 255;

/// What the names of temporary files start with, before some random characters.
const TEMPORARY: &str = ".tierboard-";

/// How many random characters.
const RANDOM: usize = 8;

/// The path of the backup of `file`. A name that would become too long is shortened, with a number
/// in place of the rest.
#[must_use]
pub fn backup_of(file: &Path) -> PathBuf {
    let name = file.file_name().unwrap_or_default();
    let mut backup = name.to_owned();
    if name.len() + ".bak".len() > LONGEST_NAME {
        let mut rest = DefaultHasher::new();
        rest.write(name.as_encoded_bytes());
        let rest = format!("~{:08x}", rest.finish() & 0xffff_ffff);
        let whole = name.to_string_lossy();
        let most = LONGEST_NAME - rest.len() - ".bak".len();
        let end = (0..=most).rev().find(|end| whole.is_char_boundary(*end)).unwrap_or(0);
        backup = OsString::from(whole.get(..end).unwrap_or_default());
        backup.push(rest);
    }
    backup.push(".bak");
    file.with_file_name(backup)
}

/// Replaces the content of `file` with `bytes`, completely or not at all; but see above for a file
/// of somebody else.
///
/// # Errors
/// Returns a [`FileError`] if the file cannot be written, or the backup cannot be kept; the file is
/// then unchanged.
pub fn write_atomically(file: &Path, bytes: &[u8], keep_backup: bool) -> Result<(), FileError> {
    let failed = |error| FileError::Write(file.to_owned(), error);
    // Follow a link, so that the file it points at is replaced and not the link itself.
    let target = fs::canonicalize(file).unwrap_or_else(|_| end_of_link(file));
    if target.is_dir() {
        return Err(FileError::Directory(file.to_owned()));
    }
    let folder = folder_of(&target);
    // Respect a read-only file, even if the folder would allow the rename.
    let old = fs::metadata(&target).ok();
    if old.as_ref().is_some_and(|m| m.permissions().readonly()) {
        return Err(failed(io::Error::from(io::ErrorKind::PermissionDenied)));
    }
    let mut temporary = temporary(old.is_none()).tempfile_in(folder).map_err(failed)?;
    // As long as it is locked, no other start of the program takes it for a leftover.
    let _ = temporary.as_file().try_lock();
    temporary.write_all(bytes).map_err(failed)?;
    temporary.flush().map_err(failed)?;
    let alike = old.as_ref().is_none_or(|old| be_like(temporary.as_file(), old));
    temporary.as_file().sync_all().map_err(failed)?;
    // Through the same handle: on Windows, no other one may read what is locked.
    temporary.as_file_mut().rewind().map_err(failed)?;
    confirm(temporary.as_file_mut(), bytes).map_err(failed)?;
    if keep_backup && old.is_some() {
        let kept = keep(&target, alike);
        kept.map_err(|error| FileError::Backup(file.to_owned(), backup_of(&target), error))?;
    }
    if alike {
        temporary.persist(&target).map_err(|e| failed(e.error))?;
    } else {
        write_in_place(&target, bytes).map_err(failed)?;
    }
    sync_folder(folder);
    Ok(())
}

/// Temporary files are only accessible to their user, unless they become a new file: that has the
/// permissions that are usual on the system.
fn temporary(new: bool) -> tempfile::Builder<'static, 'static> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(TEMPORARY).rand_bytes(RANDOM);
    #[cfg(unix)]
    if new {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(Permissions::from_mode(0o666));
    }
    builder
}

/// The folder of a file, which may have been named without one.
#[must_use]
pub fn folder_of(file: &Path) -> &Path {
    match file.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// The target of a link, even if it does not exist yet; the path itself if it is not a link.
fn end_of_link(file: &Path) -> PathBuf {
    match fs::read_link(file) {
        Ok(target) => file.parent().map_or_else(|| target.clone(), |folder| folder.join(&target)),
        Err(_) => file.to_owned(),
    }
}

/// Checks that a file holds these bytes.
fn confirm(file: &mut File, bytes: &[u8]) -> io::Result<()> {
    let mut back = Vec::with_capacity(bytes.len());
    file.read_to_end(&mut back)?;
    if back == bytes {
        return Ok(());
    }
    Err(io::Error::other("the disk gave back other bytes than were written"))
}

/// Keeps the file that is about to be replaced as a backup, so that there is always a complete file
/// under one of the names: as a hard link where that is wanted and possible, else as a copy.
fn keep(target: &Path, link: bool) -> io::Result<()> {
    let backup = backup_of(target);
    // Under a new name first, which nobody else can have prepared.
    let make = |beside: &Path| {
        if link && fs::hard_link(target, beside).is_ok() {
            return Ok(());
        }
        copy(target, beside).inspect_err(|_| {
            let _ = fs::remove_file(beside);
        })
    };
    let beside = temporary(false).make_in(folder_of(target), make)?.into_temp_path();
    beside.persist(backup).map_err(|error| error.error)
}

/// Copies a file to a new one.
fn copy(from: &Path, to: &Path) -> io::Result<()> {
    let about = fs::metadata(from)?;
    let mut copy = File::create_new(to)?;
    io::copy(&mut File::open(from)?, &mut copy)?;
    be_like(&copy, &about);
    copy.sync_all()
}

/// Writes a file that cannot be replaced. What it held is put back if that fails.
fn write_in_place(target: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = File::options().read(true).write(true).open(target)?;
    let mut old = Vec::new();
    file.read_to_end(&mut old)?;
    overwrite(&mut file, bytes).inspect_err(|_| {
        let _ = overwrite(&mut file, &old);
    })
}

fn overwrite(file: &mut File, bytes: &[u8]) -> io::Result<()> {
    file.rewind()?;
    file.write_all(bytes)?;
    file.set_len(bytes.len() as u64)?;
    file.sync_all()?;
    file.rewind()?;
    confirm(file, bytes)
}

/// Gives a file the owner, group and mode of another one. Returns whether it has them.
#[cfg(unix)]
fn be_like(file: &File, old: &fs::Metadata) -> bool {
    use std::os::unix::fs::{MetadataExt, PermissionsExt, fchown};
    let Ok(now) = file.metadata() else { return false };
    if now.uid() != old.uid() || now.gid() != old.gid() {
        let _ = fchown(file, Some(old.uid()), Some(old.gid()));
    }
    // After the owner: a change of owner takes some of the mode away.
    if now.mode() != old.mode() {
        let _ = file.set_permissions(Permissions::from_mode(old.mode() & 0o7777));
    }
    let same = |now: fs::Metadata| {
        (now.uid(), now.gid(), now.mode()) == (old.uid(), old.gid(), old.mode())
    };
    file.metadata().is_ok_and(same)
}

#[cfg(not(unix))]
fn be_like(_file: &File, _old: &fs::Metadata) -> bool {
    true
}

/// Makes the rename durable in case of a power failure. Not every system can sync a folder, and the
/// bytes themselves are already safe, so errors are ignored.
fn sync_folder(folder: &Path) {
    if let Ok(folder) = File::open(folder) {
        let _ = folder.sync_all();
    }
}

/// Removes the temporary files that killed programs have left in a folder. Those that are being
/// written are locked, or too young to be.
pub fn sweep(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let ours = |name: &str| {
            let random = name.strip_prefix(TEMPORARY);
            random.is_some_and(|r| r.len() == RANDOM && r.chars().all(char::is_alphanumeric))
        };
        if !name.to_str().is_some_and(ours) || !entry.file_type().is_ok_and(|t| t.is_file()) {
            continue;
        }
        let age = entry.metadata().and_then(|about| about.modified()).map(|time| time.elapsed());
        let young = age.is_ok_and(|age| age.is_ok_and(|age| age < Duration::from_secs(1)));
        let locked = File::open(entry.path()).map(|file| file.try_lock().is_err());
        if !young && !locked.unwrap_or(true) {
            let _ = fs::remove_file(entry.path());
        }
    }
}
