//! Wrong usage in plain words: what was written, what is wrong with it, and what to do.

use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::text::{or_list, usage, words};

/// The lines to print for an error.
#[must_use]
pub fn lines(error: &Error) -> Vec<String> {
    let mut lines = vec![problem(error)];
    if let Some(ContextValue::StyledStr(usage)) = error.get(ContextKind::Usage) {
        let usage = usage.to_string();
        let usage = usage.trim_start_matches("Usage: ");
        lines.extend(usage.lines().map(|line| usage::usage(line.trim())));
    }
    lines.push(words::see_help().to_owned());
    lines
}

fn problem(error: &Error) -> String {
    let text = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        _ => String::new(),
    };
    let list = |kind| match error.get(kind) {
        Some(ContextValue::Strings(texts)) => texts.clone(),
        Some(ContextValue::String(text)) => vec![text.clone()],
        _ => Vec::new(),
    };
    let (argument, value) = (text(ContextKind::InvalidArg), text(ContextKind::InvalidValue));
    let valid = or_list(&list(ContextKind::ValidValue));
    match error.kind() {
        ErrorKind::InvalidValue if value.is_empty() => usage::no_value(&argument, &valid),
        ErrorKind::InvalidValue => words::bad_value(&value, &argument, &valid),
        ErrorKind::ValueValidation => {
            let reason = std::error::Error::source(error).map(ToString::to_string);
            words::bad_value(&value, &argument, reason.unwrap_or_default())
        }
        ErrorKind::UnknownArgument => usage::unknown(&argument, &list(ContextKind::SuggestedArg)),
        ErrorKind::InvalidSubcommand => {
            let command = text(ContextKind::InvalidSubcommand);
            usage::no_command(&command, &list(ContextKind::SuggestedSubcommand))
        }
        ErrorKind::MissingRequiredArgument => words::missing_arguments(&argument),
        ErrorKind::ArgumentConflict => {
            let other = text(ContextKind::PriorArg);
            if other == argument {
                words::given_twice(&argument)
            } else {
                words::conflict(&argument, &other)
            }
        }
        _ => {
            let whole = error.render().to_string();
            whole.lines().next().unwrap_or_default().trim_start_matches("error: ").to_owned()
        }
    }
}
