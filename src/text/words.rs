//! Every text as a function, named like its key in `assets/lang`: fixed ones without arguments,
//! sentences of what they speak of. The build makes them, and stops where a language lacks one.

use fluent_bundle::FluentValue;

include!(concat!(env!("OUT_DIR"), "/words.rs"));
