//! Checks, before the window opens, for a display and for the libraries that draw on it. winit and
//! glutin load these at run time and panic if one is missing; here it is named in a sentence, with
//! the Debian package that contains it.

use std::path::{Path, PathBuf};

use crate::text::{cli, words};

/// A library that is loaded at run time, and the Debian package that contains it.
struct Needed {
    library: &'static str,
    package: &'static str,
}

const fn needed(library: &'static str, package: &'static str) -> Needed {
    Needed { library, package }
}

const X11: [Needed; 6] = [
    needed("libX11.so.6", "libx11-6"),
    needed("libX11-xcb.so.1", "libx11-xcb1"),
    needed("libXcursor.so.1", "libxcursor1"),
    needed("libXi.so.6", "libxi6"),
    needed("libxkbcommon.so.0", "libxkbcommon0"),
    needed("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
];
const WAYLAND: [Needed; 2] = [
    needed("libwayland-client.so.0", "libwayland-client0"),
    needed("libxkbcommon.so.0", "libxkbcommon0"),
];
const OPENGL: [Needed; 2] = [needed("libEGL.so.1", "libegl1"), needed("libGL.so.1", "libgl1")];

/// Why a window cannot open, in one sentence; `None` if it can be tried.
#[must_use]
pub fn obstacle() -> Option<String> {
    if !cfg!(all(unix, not(target_os = "macos"))) {
        return None;
    }
    let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    let wayland = set("WAYLAND_DISPLAY") || set("WAYLAND_SOCKET");
    if !wayland && !set("DISPLAY") {
        return Some(words::no_display().to_owned());
    }
    // Without the loader's cache, the libraries cannot be checked: try to open the window.
    let cache = std::fs::read("/etc/ld.so.cache").ok()?;
    let folders = folders();
    let has = |needed: &&Needed| installed(needed.library, &cache, &folders);
    let window = if wayland { &WAYLAND[..] } else { &X11[..] };
    if let Some(missing) = window.iter().find(|needed| !has(needed)) {
        return Some(words::library_missing(missing.library, missing.package));
    }
    // One of the two is enough.
    if let [first, ..] = &OPENGL
        && !OPENGL.iter().any(|needed| has(&needed))
    {
        return Some(words::library_missing(first.library, first.package));
    }
    None
}

/// The folders in which the loader looks, apart from its cache.
fn folders() -> Vec<PathBuf> {
    let named = std::env::var_os("LD_LIBRARY_PATH").unwrap_or_default();
    let usual = ["/lib", "/usr/lib", "/lib64", "/usr/lib64", "/usr/local/lib"];
    std::env::split_paths(&named).chain(usual.into_iter().map(PathBuf::from)).collect()
}

/// Whether the loader finds a library: in its cache, or as a file.
fn installed(library: &str, cache: &[u8], folders: &[PathBuf]) -> bool {
    // The cache holds each name with a NUL behind it.
    let name = [library.as_bytes(), b"\0"].concat();
    let listed = cache.windows(name.len()).any(|part| part == name.as_slice());
    let file = |folder: &PathBuf| !folder.as_os_str().is_empty() && exists(folder, library);
    listed || folders.iter().any(file)
}

fn exists(folder: &Path, library: &str) -> bool {
    folder.join(library).exists()
}

/// Why the window did not open, in words made from the message of a panic.
#[must_use]
pub fn why_broken(fault: &str) -> String {
    let mut all = X11.iter().chain(&WAYLAND).chain(&OPENGL);
    let named = |needed: &&Needed| {
        let stem = needed.library.split(".so").next().unwrap_or_default();
        fault.contains(&format!("{stem}.so"))
    };
    match all.find(named) {
        Some(missing) => words::library_missing(missing.library, missing.package),
        None => cli::window_failed(fault),
    }
}

/// Why the window did not open, in words made from an error that eframe has logged.
#[must_use]
pub fn why_logged(error: &str) -> String {
    let error_of = |name: &str| error.to_lowercase().contains(name);
    if ["glutin", "opengl", "egl", "glx"].into_iter().any(error_of) {
        return words::no_opengl().to_owned();
    }
    cli::window_failed(error)
}

/// Why the window did not open, in words.
#[must_use]
pub fn why(error: &eframe::Error) -> String {
    match error {
        eframe::Error::Glutin(_)
        | eframe::Error::NoGlutinConfigs(..)
        | eframe::Error::OpenGL(_) => words::no_opengl().to_owned(),
        eframe::Error::Winit(_) | eframe::Error::WinitEventLoop(_) => {
            let display = std::env::var("WAYLAND_DISPLAY").or_else(|_| std::env::var("DISPLAY"));
            cli::display_refused(&display.unwrap_or_default())
        }
        eframe::Error::AppCreation(_) => cli::window_failed(&error.to_string()),
        #[cfg(feature = "wgpu")]
        eframe::Error::Wgpu(_) => cli::window_failed(&error.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_library_that_cannot_be_loaded_is_named_with_its_package() {
        let why = why_broken("Library libxkbcommon-x11.so could not be loaded.");
        assert!(why.contains("libxkbcommon-x11.so.0"), "{why}");
        assert!(why.contains("apt install libxkbcommon-x11-0"), "{why}");
        assert!(why_broken("the sky fell").contains("the sky fell"));
    }

    #[test]
    fn a_library_is_found_in_the_loaders_cache_or_as_a_file_by_its_whole_name() {
        let cache = b"\0libX11.so.6\0/usr/lib/libX11.so.6\0libXi.so.6.1.0\0";
        assert!(installed("libX11.so.6", cache, &[]));
        assert!(!installed("libXi.so.6", cache, &[]));
        let folder = tempfile::tempdir().unwrap();
        std::fs::File::create(folder.path().join("libXi.so.6")).unwrap();
        assert!(installed("libXi.so.6", cache, &[folder.path().to_owned()]));
    }
}
