//! Paths as text, for files that hold only text.
//!
//! A path that is plain text is written as it is. Others, such as names in an encoding other than
//! UTF-8 or with line breaks, are `file://` addresses.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, percent_encode};

const SCHEME: &str = "file://";
/// What is encoded in an address.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'/').remove(b'.').remove(b'-').remove(b'_');

/// Writes a path as a text of one line.
#[must_use]
pub fn to_text(path: &Path) -> String {
    let plain = |text: &&str| {
        !text.contains(char::is_control) && text.trim() == *text && !text.starts_with(SCHEME)
    };
    path.to_str().filter(plain).map_or_else(
        || format!("{SCHEME}{}", percent_encode(path.as_os_str().as_encoded_bytes(), ENCODED)),
        str::to_owned,
    )
}

/// Reads a path that is plain text or a `file://` address. In an address, `%20` is a space; what is
/// no such code stays as it is.
#[must_use]
pub fn of_text(text: &str) -> PathBuf {
    let scheme = text.get(..SCHEME.len()).filter(|start| start.eq_ignore_ascii_case(SCHEME));
    let Some(address) = scheme.and_then(|scheme| text.strip_prefix(scheme)) else {
        return PathBuf::from(text);
    };
    let path = address.strip_prefix("localhost").unwrap_or(address);
    PathBuf::from(of_bytes(percent_decode_str(path).collect()))
}

#[cfg(unix)]
fn of_bytes(bytes: Vec<u8>) -> OsString {
    std::os::unix::ffi::OsStringExt::from_vec(bytes)
}

/// Elsewhere, names are Unicode but for broken ones, which are found again only by hand.
#[cfg(not(unix))]
fn of_bytes(bytes: Vec<u8>) -> OsString {
    String::from_utf8_lossy(&bytes).into_owned().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_paths_are_text_as_they_are() {
        for plain in ["/a b/计划 100%.ron", "plan.ron", ""] {
            assert_eq!(to_text(Path::new(plain)), plain);
            assert_eq!(of_text(plain), Path::new(plain));
        }
    }

    #[test]
    fn every_path_is_read_back_from_one_line() {
        let paths = ["/a\nb.ron", " /a", "/a ", "file:///a"].map(|path| path.as_bytes().to_vec());
        for bytes in paths.into_iter().chain([b"/\xB2\xE2\xCA\xD4/100%.ron".to_vec()]) {
            let path = PathBuf::from(of_bytes(bytes));
            let text = to_text(&path);
            assert!(text.starts_with(SCHEME) && !text.contains('\n'), "{text}");
            assert_eq!(of_text(&text), path);
        }
    }
}
