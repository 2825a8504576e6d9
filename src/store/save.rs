//! Saving so that nothing can be lost: a temporary file beside the old one is written, synced and
//! read back before it takes the old one's name, and the old one stays as `NAME.bak`.

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use super::error::FileError;

/// The name of the one backup of `file`.
#[must_use]
pub fn backup_of(file: &Path) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(".bak");
    PathBuf::from(name)
}

/// Puts `bytes` into `file` as a whole or not at all.
///
/// # Errors
/// [`FileError::Write`] with the system's reason; the file is then as it was.
pub fn write_atomically(file: &Path, bytes: &[u8], keep_backup: bool) -> Result<(), FileError> {
    let failed = |error| FileError::Write(file.to_owned(), error);
    // A link is followed, so that the file it points at is replaced and not the link.
    let target = fs::canonicalize(file).unwrap_or_else(|_| end_of_link(file));
    if target.is_dir() {
        return Err(FileError::Directory(file.to_owned()));
    }
    let folder = match target.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    // A read-only file says "not this one", even where the folder would allow the rename.
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

/// Where a link points whose file is not there yet; the path itself if it is no link.
fn end_of_link(file: &Path) -> PathBuf {
    match fs::read_link(file) {
        Ok(target) => file.parent().map_or_else(|| target.clone(), |folder| folder.join(&target)),
        Err(_) => file.to_owned(),
    }
}

/// Keeps the file that is about to be replaced as its backup, without a moment in which either is
/// missing: a second name for the same bytes where the disk can do that, else a copy.
fn keep(target: &Path) -> io::Result<()> {
    let backup = backup_of(target);
    let mut beside = backup.as_os_str().to_owned();
    beside.push(".new");
    let beside = PathBuf::from(beside);
    // Left over from a crash between the two steps below.
    let _ = fs::remove_file(&beside);
    if fs::hard_link(target, &beside).is_err() {
        fs::copy(target, &beside)?;
    }
    fs::rename(&beside, &backup).inspect_err(|_| {
        let _ = fs::remove_file(&beside);
    })
}

/// Temporary files are private to their user; the plan keeps the rights that it had, and a new one
/// gets the usual ones.
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

/// Makes the rename last through a power cut. Not every system can sync a folder; the bytes
/// themselves are safe by then, so a failure here is no failure of the save.
fn sync_folder(folder: &Path) {
    if let Ok(folder) = File::open(folder) {
        let _ = folder.sync_all();
    }
}
