//! The window: draws what the editor holds, and passes what the user asks for to it after the
//! frame.
//!
//! ```text
//!   keys, pointer ──► panels, pages, dialogs, stage ──► Intent ──► App ──► Event ──► Editor::step
//!                           ▲                                                          │
//!                           └── next frame ◄── tasks (threads) ◄── Effect ◄────────────┘
//! ```
//!
//! | module | what it owns |
//! |---|---|
//! | [`app`] | the shell: input, frame, intents, effects |
//! | [`pages`] | the board with its hit-testing; each further page |
//! | [`panels`] | bar, palette, inspector, evidence, status line |
//! | [`dialogs`] | one dialog at a time, and the editor's questions |
//! | [`stage`] | the presentation |
//! | [`tasks`], [`chooser`] | effects on threads, the system's file dialogs |
//! | `window` | the system's window: opening, input, repaints, end |
//! | [`kit`] | theme, icons, widgets, text fields: the only place with raw colours and fonts |

pub mod app;
pub mod chooser;
pub mod command;
pub mod dialogs;
pub mod intent;
mod keeping;
mod keys;
pub mod kit;
mod layout;
mod opened;
pub mod page;
pub mod pages;
pub mod panels;
pub mod stage;
mod suppose;
pub mod tasks;
mod window;

pub use window::{Failure, run};
