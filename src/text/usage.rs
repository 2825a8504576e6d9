//! Messages about wrong usage of the command line.

use super::lang::Lang;
use super::{or_list, words};

/// How to use the command.
#[must_use]
pub fn usage(line: &str) -> String {
    format!("{}{line}", words::head_usage())
}

/// The codes of all languages: `en or zh`.
#[must_use]
pub fn languages() -> String {
    or_list(&Lang::all().map(Lang::primary).collect::<Vec<_>>())
}

/// An option without a value.
#[must_use]
pub fn no_value(argument: &str, valid: &str) -> String {
    if valid.is_empty() {
        words::needs_a_value(argument)
    } else {
        words::needs_value_of(argument, valid)
    }
}

/// An argument that does not exist, and similar ones.
#[must_use]
pub fn unknown(argument: &str, near: &[String]) -> String {
    if near.is_empty() {
        words::not_understood(argument)
    } else {
        words::not_understood_near(argument, in_backticks(near))
    }
}

/// A command that does not exist, and similar ones.
#[must_use]
pub fn no_command(command: &str, near: &[String]) -> String {
    if near.is_empty() {
        words::no_such_command(command)
    } else {
        words::no_such_command_near(command, in_backticks(near))
    }
}

/// Alternatives to type, each in backticks.
fn in_backticks(words: &[String]) -> String {
    let words: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    or_list(&words)
}
