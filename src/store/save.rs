//! Saves files without risk of loss: a temporary file next to the target is written, synced and
//! read back before it replaces the target, and the previous file is kept as `NAME.bak`.

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use super::error::FileError;

/// The path of the backup of `file`.
#[must_use]
pub fn backup_of(file: &Path) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(".bak");
    PathBuf::from(name)
}

/// Replaces the content of `file` with `bytes`, completely or not at all.
///
/// # Errors
/// Returns [`FileError::Write`] if the file cannot be written; it is then unchanged.
pub fn write_atomically(file: &Path, bytes: &[u8], keep_backup: bool) -> Result<(), FileError> {
    let failed = |error| FileError::Write(file.to_owned(), error);
    // Follow a link, so that the file it points at is replaced and not the link itself.
    let target = fs::canonicalize(file).unwrap_or_else(|_| end_of_link(file));
    if target.is_dir() {
        return Err(FileError::Directory(file.to_owned()));
    }
    let folder = match target.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    // Respect a read-only file, even if the folder would allow the rename.
    let old = fs::metadata(&target).ok();
    if old.as_ref().is_some_and(|m| m.permissions().readonly()) {
        return Err(failed(io::Error::from(io::ErrorKind::PermissionDenied)));
    }
    let mut temporary =
        tempfile::Builder::new().prefix(".tierboard-").tempfile_in(folder).map_err(failed)?;
    temporary.write_all(bytes).map_err(failed)?;
    temporary.flush().map_err(failed)?;
    set_mode(temporary.as_file(), old.as_ref()).map_err(failed)?;
    temporary.as_file().sync_all().map_err(failed)?;
    let mut back = Vec::with_capacity(bytes.len());
    File::open(temporary.path()).and_then(|mut f| f.read_to_end(&mut back)).map_err(failed)?;
    if back != bytes {
        let reason = "the disk gave back other bytes than were written";
        return Err(failed(io::Error::other(reason)));
    }
    if keep_backup && old.is_some() {
        keep(&target).map_err(failed)?;
    }
    temporary.persist(&target).map_err(|e| failed(e.error))?;
    sync_folder(folder);
    Ok(())
}

/// The target of a link, even if it does not exist yet; the path itself if it is not a link.
fn end_of_link(file: &Path) -> PathBuf {
    match fs::read_link(file) {
        Ok(target) => file.parent().map_or_else(|| target.clone(), |folder| folder.join(&target)),
        Err(_) => file.to_owned(),
    }
}

/// Keeps the file that is about to be replaced as a backup, so that there is always a complete file
/// under one of the names: as a hard link where possible, else as a copy.
fn keep(target: &Path) -> io::Result<()> {
    let backup = backup_of(target);
    let mut beside = backup.as_os_str().to_owned();
    beside.push(".new");
    let beside = PathBuf::from(beside);
    // It may be left over from a crash between the two steps below.
    let _ = fs::remove_file(&beside);
    if fs::hard_link(target, &beside).is_err() {
        fs::copy(target, &beside)?;
    }
    fs::rename(&beside, &backup).inspect_err(|_| {
        let _ = fs::remove_file(&beside);
    })
}

/// Temporary files are only accessible to their user. A saved file keeps its previous permissions,
/// and a new one gets the default ones.
#[cfg(unix)]
fn set_mode(file: &File, old: Option<&fs::Metadata>) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    let mode = old.map_or(0o644, |m| m.permissions().mode());
    file.set_permissions(fs::Permissions::from_mode(mode))
}

#[cfg(not(unix))]
fn set_mode(_file: &File, _old: Option<&fs::Metadata>) -> io::Result<()> {
    Ok(())
}

/// Makes the rename durable in case of a power failure. Not every system can sync a folder, and the
/// bytes themselves are already safe, so errors are ignored.
fn sync_folder(folder: &Path) {
    if let Ok(folder) = File::open(folder) {
        let _ = folder.sync_all();
    }
}
