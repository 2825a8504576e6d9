//! The texts of `--help`, in the reader's language.

use clap::Command;

use super::{export, seen};
use crate::text::{usage, words};

/// The command line with its help texts.
#[must_use]
pub fn worded(command: Command) -> Command {
    let mut command = command
        .about(words::about_program())
        .long_about(words::about_program_long())
        .after_help(words::examples_of_use())
        .mut_arg("plan", |arg| arg.help(words::argument_window()))
        .mut_arg("lang", |arg| arg.help(words::argument_lang(usage::languages())));
    for (name, about) in [
        ("evaluate", words::command_evaluate()),
        ("explain", words::command_explain()),
        ("export", words::command_export()),
        ("compare", words::command_compare()),
        ("import", words::command_import()),
        ("cheapest", words::command_cheapest()),
        ("minutes", words::command_minutes()),
        ("merge", words::command_merge()),
        ("check", words::command_check()),
        ("rules", words::command_rules()),
    ] {
        command = command.mut_subcommand(name, |c| arguments(c.about(about).long_about(about)));
    }
    command = command.mut_subcommand("rules", |rules| {
        rules
            .mut_subcommand("list", |c| c.about(words::command_rules_list()))
            .mut_subcommand("show", |c| arguments(c.about(words::command_rules_show())))
            .mut_subcommand("diff", |c| {
                let diff = arguments(c.about(words::command_rules_diff()));
                diff.mut_arg("plan", |arg| {
                    arg.help(words::argument_diff_plan()).long_help(words::argument_diff_plan())
                })
            })
    });
    // Building adds the help and version arguments.
    command.build();
    headed(command)
}

/// The command and its subcommands, with their headings in the reader's language.
fn headed(command: Command) -> Command {
    let template = format!(
        "{{before-help}}{{about-with-newline}}\n{}{{usage}}\n\n{{all-args}}{{after-help}}",
        words::head_usage()
    );
    let command = command
        .help_template(template)
        .subcommand_help_heading(words::head_commands())
        .mut_args(|arg| {
            let head =
                if arg.is_positional() { words::head_arguments() } else { words::head_options() };
            let arg = arg.help_heading(head).hide_possible_values(true).hide_default_value(true);
            match arg.get_id().as_str() {
                "help" => arg.help(words::print_help()).long_help(words::print_help()),
                "version" => arg.help(words::print_version()),
                _ => arg,
            }
        });
    command.mut_subcommands(|below| {
        if below.get_name() == "help" { below.about(words::print_this()) } else { headed(below) }
    })
}

/// The texts of a command's arguments.
fn arguments(command: Command) -> Command {
    command.mut_args(|arg| match argument(arg.get_id().as_str()) {
        Some(help) => arg.help(help.clone()).long_help(help),
        None => arg,
    })
}

/// The text of an argument.
fn argument(id: &str) -> Option<String> {
    match id {
        "lang" => Some(words::argument_lang(usage::languages())),
        "output" => Some(words::argument_output(export::endings())),
        "view" => Some(words::argument_view(export::views())),
        "at_least" => Some(words::argument_at_least(seen::confidences())),
        _ => fixed(id).map(str::to_owned),
    }
}

/// The text of an argument, if nothing is filled in.
fn fixed(id: &str) -> Option<&'static str> {
    Some(match id {
        "plan" => words::argument_plan(),
        "format" => words::argument_format(),
        "rules" => words::argument_rules(),
        "id" => words::argument_id(),
        "width" => words::argument_width(),
        "theme" => words::argument_theme(),
        "compare" => words::argument_compare(),
        "passport" => words::argument_passport(),
        "targets" => words::argument_targets(),
        "before" => words::argument_before(),
        "after" => words::argument_after(),
        "files" => words::argument_files(),
        "pack" => words::argument_pack(),
        "rows" => words::argument_rows(),
        "into" => words::argument_into(),
        "target" => words::argument_target(),
        "sheet" => words::argument_sheet(),
        "all_sheets" => words::argument_all_sheets(),
        "hidden" => words::argument_hidden(),
        "partial" => words::argument_partial(),
        "dry_run" => words::argument_dry_run(),
        "rate" => words::argument_rate(),
        "budget" => words::argument_budget(),
        "frontier" => words::argument_frontier(),
        "printed" => words::argument_printed(),
        "as_of" => words::argument_as_of(),
        "what_if" => words::argument_what_if(),
        "one" => words::argument_one(),
        "other" => words::argument_other(),
        "minutes" => words::argument_minutes_output(),
        "base" => words::argument_base(),
        "mine" => words::argument_mine(),
        "theirs" => words::argument_theirs(),
        "merged" => words::argument_merged(),
        _ => return None,
    })
}
