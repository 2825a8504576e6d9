//! The words of `--help`, in the reader's language: they stand in the language files like all others.

use clap::Command;

use crate::text::{help as words, usage};

/// The command line with its words.
#[must_use]
pub fn worded(command: Command) -> Command {
    let mut command = command
        .about(words::about())
        .long_about(words::long_about())
        .after_help(words::after())
        .mut_arg("plan", |arg| arg.help(words::arg_window()))
        .mut_arg("lang", |arg| arg.help(words::arg_lang()));
    for (name, about) in [
        ("evaluate", words::evaluate()),
        ("explain", words::explain()),
        ("export", words::export()),
        ("compare", words::compare()),
        ("check", words::check()),
        ("rules", words::rules()),
    ] {
        command = command.mut_subcommand(name, |c| arguments(c.about(about).long_about(about)));
    }
    command = command.mut_subcommand("rules", |rules| {
        rules
            .mut_subcommand("list", |c| c.about(words::rules_list()))
            .mut_subcommand("show", |c| arguments(c.about(words::rules_show())))
            .mut_subcommand("diff", |c| arguments(c.about(words::rules_diff())))
    });
    // What clap adds by itself is there once the command is built.
    command.build();
    headed(command)
}

/// The command and all below it with their heads in the reader's language.
fn headed(command: Command) -> Command {
    let template = format!(
        "{{before-help}}{{about-with-newline}}\n{}{{usage}}\n\n{{all-args}}{{after-help}}",
        usage::head_usage()
    );
    let command = command
        .help_template(template)
        .subcommand_help_heading(usage::head_commands())
        .mut_args(|arg| {
            let head =
                if arg.is_positional() { usage::head_arguments() } else { usage::head_options() };
            let arg = arg.help_heading(head).hide_possible_values(true).hide_default_value(true);
            match arg.get_id().as_str() {
                "help" => arg.help(usage::print_help()).long_help(usage::print_help()),
                "version" => arg.help(usage::print_version()),
                _ => arg,
            }
        });
    command.mut_subcommands(|below| {
        if below.get_name() == "help" { below.about(usage::print_this()) } else { headed(below) }
    })
}

/// The words of every argument that a command has.
fn arguments(command: Command) -> Command {
    command.mut_args(|arg| {
        let help = match arg.get_id().as_str() {
            "plan" => words::arg_plan(),
            "format" => words::arg_format(),
            "rules" => words::arg_rules(),
            "id" => words::arg_id(),
            "output" => words::arg_output(),
            "view" => words::arg_view(),
            "width" => words::arg_width(),
            "theme" => words::arg_theme(),
            "compare" => words::arg_compare(),
            "before" => words::arg_before(),
            "after" => words::arg_after(),
            "files" => words::arg_files(),
            "pack" => words::arg_pack(),
            "one" => words::arg_one(),
            "other" => words::arg_other(),
            "lang" => words::arg_lang(),
            _ => return arg,
        };
        arg.help(help).long_help(help)
    })
}
