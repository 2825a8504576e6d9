//! Draws pictures added by users where they can do no harm: in a second process of this program,
//! with little memory and little time. A picture of a few bytes can ask for terabytes or for hours.
//!
//! ```text
//!   bytes ──► the program again, with `--draw-picture` ──► pixels, or a reason
//!                └─ takes too long ──► once more, small, and enlarged
//! ```

use std::ffi::OsString;
use std::io::{self, Read, Write};
use std::path::PathBuf;
use std::process::{Command, ExitCode, Stdio};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError, mpsc};
use std::time::Duration;

use resvg::tiny_skia::{FilterQuality, IntSize, Pixmap, PixmapPaint, Transform};
use resvg::usvg;
use siphasher::sip128::SipHasher13;

use super::image::{Kind, data_url, size, upright};
use crate::export::fonts::{BOLD, REGULAR};
use crate::export::options::WIDEST;
use crate::text::words;

/// The argument with which the program draws a picture and nothing else.
pub const ARGUMENT: &str = "--draw-picture";

/// By what the small size is smaller.
const SMALLER: f32 = 4.0;

/// The memory of the second process in bytes, with the program itself and its stacks.
#[cfg(unix)]
const MEMORY: u64 = 384 * 1024 * 1024;

/// The stack for drawing: groups in groups take some for each.
const STACK: usize = 32 * 1024 * 1024;

/// The largest picture that is read, in bytes.
const LARGEST: u64 = 64 * 1024 * 1024;

/// What the answer begins with.
const MAGIC: [u8; 4] = *b"TBP1";

/// Why a picture cannot be drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// It is no picture, or a damaged one.
    Unreadable,
    /// It needs too much memory.
    TooLarge,
    /// It takes too long.
    TooSlow,
    /// The second process cannot be started.
    NotStarted,
}

impl Fault {
    /// What stands in the place of the picture.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Unreadable => words::unreadable_picture(),
            Self::TooLarge => words::picture_too_heavy(),
            Self::TooSlow => words::picture_too_slow(),
            Self::NotStarted => words::picture_not_started(),
        }
    }
}

static PROGRAM: OnceLock<PathBuf> = OnceLock::new();

/// Draws in a second process from now on: in `program`, which must answer to [`ARGUMENT`].
pub fn draw_with(program: PathBuf) {
    // The first one stays.
    let _ = PROGRAM.set(program);
}

/// The program that runs, even if its file has been replaced since.
#[must_use]
pub fn this_program() -> Option<PathBuf> {
    let running = PathBuf::from("/proc/self/exe");
    if running.exists() { Some(running) } else { std::env::current_exe().ok() }
}

/// Draws a picture as large as fits into a box of pixels. Loads nothing from other files.
///
/// # Errors
/// Returns a [`Fault`] if it cannot be drawn in the time and memory that there are.
pub fn draw(bytes: &[u8], within: (f32, f32)) -> Result<Pixmap, Fault> {
    let Some(program) = PROGRAM.get() else {
        return raster(bytes, within).ok_or(Fault::Unreadable);
    };
    let enlarge = |drawn: &Pixmap| enlarged(drawn, within).ok_or(Fault::TooLarge);
    let key = SipHasher13::new().hash(bytes).as_u128();
    if let Some((_, known)) = slow().iter().find(|(other, _)| *other == key) {
        return known.as_ref().map_err(|fault| *fault).and_then(enlarge);
    }
    let (full, small) = patience(bytes);
    let answer = ask(program, bytes, within, full);
    let Err(fault @ (Fault::TooSlow | Fault::TooLarge)) = answer else { return answer };
    // Small, it may take less of both.
    let smaller = (within.0 / SMALLER, within.1 / SMALLER);
    let drawn = ask(program, bytes, smaller, small).map_err(|_| fault);
    if fault == Fault::TooSlow && Kind::of(bytes) == Kind::Svg {
        let mut slow = slow();
        slow.truncate(MOST_SLOW - 1);
        slow.insert(0, (key, drawn.clone()));
    }
    drawn.and_then(|drawn| enlarge(&drawn))
}

/// The time for a picture in its full size, and for a small one after that. What a photo takes is
/// bounded by its pixels: it only has to wait if the computer is busy.
fn patience(bytes: &[u8]) -> (Duration, Duration) {
    if Kind::of(bytes) == Kind::Svg {
        (Duration::from_millis(1300), Duration::from_millis(600))
    } else {
        (Duration::from_secs(5), Duration::from_secs(5))
    }
}

/// How many pictures are kept that took too long: they are not drawn again.
const MOST_SLOW: usize = 8;

/// A picture by the hash of its bytes, and what became of it.
type Known = (u128, Result<Pixmap, Fault>);

fn slow() -> MutexGuard<'static, Vec<Known>> {
    static KNOWN: Mutex<Vec<Known>> = Mutex::new(Vec::new());
    KNOWN.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Asks the second process.
fn ask(
    program: &PathBuf,
    bytes: &[u8],
    (width, height): (f32, f32),
    patience: Duration,
) -> Result<Pixmap, Fault> {
    let mut child = Command::new(program)
        .args([ARGUMENT, &width.to_string(), &height.to_string()])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|_| Fault::NotStarted)?;
    let (Some(mut input), Some(mut output)) = (child.stdin.take(), child.stdout.take()) else {
        return Err(Fault::Unreadable);
    };
    let (sender, receiver) = mpsc::channel();
    let answer = std::thread::scope(|scope| {
        // A child that ends early does not read all of it.
        scope.spawn(move || drop(input.write_all(bytes)));
        scope.spawn(move || {
            let mut answer = Vec::new();
            let read = output.read_to_end(&mut answer);
            let _ = sender.send(read.map(|_| answer));
        });
        let answer = receiver.recv_timeout(patience);
        // Ends what is still at work, so that the threads end.
        let _ = child.kill();
        answer
    });
    let ended = child.wait();
    let Ok(Ok(answer)) = answer else { return Err(Fault::TooSlow) };
    match pixmap(&answer) {
        Some(drawn) => Ok(drawn),
        // It says by itself that this is no picture; anything else ended it.
        None if ended.is_ok_and(|status| status.code() == Some(i32::from(NO_PICTURE))) => {
            Err(Fault::Unreadable)
        }
        None => Err(Fault::TooLarge),
    }
}

/// The exit code for what is no picture.
const NO_PICTURE: u8 = 3;

/// The pixels of an answer.
fn pixmap(answer: &[u8]) -> Option<Pixmap> {
    let (magic, rest) = answer.split_first_chunk::<4>()?;
    let (width, rest) = rest.split_first_chunk::<4>()?;
    let (height, pixels) = rest.split_first_chunk::<4>()?;
    let size = IntSize::from_wh(u32::from_le_bytes(*width), u32::from_le_bytes(*height))?;
    if *magic != MAGIC {
        return None;
    }
    Pixmap::from_vec(pixels.to_vec(), size)
}

/// A small drawing, as large as fits into a box.
fn enlarged(small: &Pixmap, (width, height): (f32, f32)) -> Option<Pixmap> {
    #[expect(clippy::cast_precision_loss, reason = "pixels of a picture")]
    let (w, h) = (small.width() as f32, small.height() as f32);
    let factor = (width / w).min(height / h);
    let mut large = Pixmap::new(pixels(w * factor), pixels(h * factor))?;
    let paint = PixmapPaint { quality: FilterQuality::Bilinear, ..PixmapPaint::default() };
    let scale = Transform::from_scale(factor, factor);
    large.draw_pixmap(0, 0, small.as_ref(), &paint, scale, None);
    Some(large)
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "limited to a page")]
fn pixels(length: f32) -> u32 {
    (length.round().max(1.0) as u32).min(WIDEST)
}

/// Draws the picture on standard input, if that is what the program was started for.
#[must_use]
pub fn serve(mut arguments: impl Iterator<Item = OsString>) -> Option<ExitCode> {
    if arguments.nth(1)? != ARGUMENT {
        return None;
    }
    limit();
    let mut length = || arguments.next()?.to_str()?.parse::<f32>().ok();
    let within = length().zip(length())?;
    let mut bytes = Vec::new();
    let read = io::stdin().take(LARGEST).read_to_end(&mut bytes);
    let drawing = std::thread::Builder::new().stack_size(STACK);
    let drawing = drawing.spawn(move || raster(&bytes, within));
    let drawn = drawing.ok().and_then(|drawing| drawing.join().ok()).flatten();
    let written = drawn.filter(|_| read.is_ok()).map(|drawn| {
        let mut out = io::stdout().lock();
        out.write_all(&MAGIC)?;
        out.write_all(&drawn.width().to_le_bytes())?;
        out.write_all(&drawn.height().to_le_bytes())?;
        out.write_all(drawn.data())
    });
    Some(match written {
        Some(Ok(())) => ExitCode::SUCCESS,
        _ => ExitCode::from(NO_PICTURE),
    })
}

/// Limits this process.
fn limit() {
    #[cfg(unix)]
    {
        use rustix::process::{Resource, Rlimit, setrlimit};
        let limit = |most| Rlimit { current: Some(most), maximum: Some(most) };
        // Where there are no such limits, there is still the one of time.
        #[cfg(not(target_os = "macos"))]
        let _ = setrlimit(Resource::As, limit(MEMORY));
        let _ = setrlimit(Resource::Core, limit(0));
        let _ = setrlimit(Resource::Cpu, limit(3));
    }
}

/// Draws in this process.
fn raster(bytes: &[u8], (width, height): (f32, f32)) -> Option<Pixmap> {
    let svg = if Kind::of(bytes) == Kind::Svg { bytes.to_vec() } else { wrapped(bytes)? };
    let mut options = usvg::Options::default();
    options.image_href_resolver.resolve_string = Box::new(|_, _| None);
    if holds_text(&svg) {
        add_fonts(&mut options);
    }
    let tree = usvg::Tree::from_data(&svg, &options).ok()?;
    drop(svg);
    let (own_width, own_height) = (tree.size().width(), tree.size().height());
    let factor = (width / own_width).min(height / own_height);
    let mut pixmap = Pixmap::new(pixels(own_width * factor), pixels(own_height * factor))?;
    resvg::render(&tree, Transform::from_scale(factor, factor), &mut pixmap.as_mut());
    Some(pixmap)
}

/// Whether an SVG may hold text. A compressed one may.
fn holds_text(svg: &[u8]) -> bool {
    svg.starts_with(&[0x1f, 0x8b]) || svg.windows(5).any(|tag| tag == b"<text")
}

/// Gives a picture the fonts of the system, and ours for what it does not name or the system lacks.
fn add_fonts(options: &mut usvg::Options<'_>) {
    let fonts = options.fontdb_mut();
    fonts.load_system_fonts();
    for own in [REGULAR, BOLD] {
        fonts.load_font_source(usvg::fontdb::Source::Binary(Arc::new(own)));
    }
    // The name that ours has in its file.
    let ours = fonts.faces().last().and_then(|face| face.families.first()).cloned();
    let Some((family, _)) = ours else { return };
    fonts.set_sans_serif_family(family.as_str());
    fonts.set_serif_family(family.as_str());
    options.font_family = family;
}

/// The most pixels of a PNG or JPEG that is read, which take 200 MB.
const MOST_READ: u64 = 50_000_000;

/// Wraps a PNG or JPEG in an SVG, upright.
fn wrapped(bytes: &[u8]) -> Option<Vec<u8>> {
    let (width, height) = size(bytes)?;
    // Even a small file can claim a size that would use up all memory.
    if u64::from(width) * u64::from(height) > MOST_READ {
        return None;
    }
    let upright = upright(bytes, (width, height));
    let (turned_width, turned_height) = upright.size;
    let matrix = upright.matrix.map(|part| part.to_string()).join(" ");
    let svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{turned_width}\" \
         height=\"{turned_height}\"><image width=\"{width}\" height=\"{height}\" \
         transform=\"matrix({matrix})\" href=\"{}\"/></svg>",
        data_url(bytes)
    );
    Some(svg.into_bytes())
}
