//! The words of wrong usage.

use super::lang::say;
use super::words;

words! {
    "usage":
    see_help,
    head_usage,
    head_commands,
    head_arguments,
    head_options,
    print_help,
    print_version,
    print_this,
    whole_number,
    languages,
}

/// How the command is used.
#[must_use]
pub fn usage(line: &str) -> String {
    format!("{}{line}", head_usage())
}

/// An option without its value.
#[must_use]
pub fn no_value(argument: &str, valid: &str) -> String {
    if valid.is_empty() {
        say!("usage-no_value_at_all", argument = argument)
    } else {
        say!("usage-no_value", argument = argument, valid = valid)
    }
}

/// A value that an argument cannot take, and what it can be.
#[must_use]
pub fn bad_value(value: &str, argument: &str, valid: &str) -> String {
    say!("usage-bad_value", value = value, argument = argument, valid = valid)
}

/// An argument that nobody knows, and what comes near.
#[must_use]
pub fn unknown(argument: &str, near: &[String]) -> String {
    if near.is_empty() {
        say!("usage-unknown", argument = argument)
    } else {
        say!("usage-unknown_near", argument = argument, near = ticked(near))
    }
}

/// Words to type, one of them to be chosen.
fn ticked(words: &[String]) -> String {
    let words: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    super::or_list(&words)
}

/// A command that there is not, and what comes near.
#[must_use]
pub fn no_command(command: &str, near: &[String]) -> String {
    if near.is_empty() {
        say!("usage-no_command", command = command)
    } else {
        say!("usage-no_command_near", command = command, near = ticked(near))
    }
}

/// Arguments that must be there.
#[must_use]
pub fn missing(arguments: &str) -> String {
    say!("usage-missing", arguments = arguments)
}

/// An argument that is given twice.
#[must_use]
pub fn twice(argument: &str) -> String {
    say!("usage-twice", argument = argument)
}

/// Two arguments that do not go together.
#[must_use]
pub fn conflict(argument: &str, other: &str) -> String {
    say!("usage-conflict", argument = argument, other = other)
}
