//! The words of the command line's help.

use super::words;

words! {
    "help":
    about, long_about, after, evaluate, explain, export, compare, check, rules, rules_list,
    rules_show, rules_diff, arg_window, arg_lang, arg_plan, arg_format, arg_rules, arg_id,
    arg_output, arg_view, arg_width, arg_theme, arg_compare, arg_before, arg_after, arg_files,
    arg_pack, arg_one, arg_other,
}
