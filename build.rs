//! Generates a function for each text in `assets/lang`, so that the compiler checks every key and
//! argument. Fails if a language does not match English.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

use fluent_syntax::ast::{self, Entry, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::{parser, serializer};

const FOLDER: &str = "assets/lang";

/// The file of the language that all others are compared with.
const ENGLISH: &str = "en.ftl";

/// The texts of one language file.
pub struct Language {
    /// The file's name: `zh-CN.ftl`.
    pub file: String,
    /// Its texts in file order; a key that is defined twice is listed twice.
    pub texts: Vec<Text>,
}

/// One text of a language.
pub struct Text {
    /// Its key: `of-total`.
    pub key: String,
    /// Its arguments in the order of their first appearance.
    pub arguments: Vec<Argument>,
    /// The source of the text.
    pub written: String,
}

/// An argument of a text.
pub struct Argument {
    /// Its name, without `$`.
    pub name: String,
    /// Whether its value is shown, rather than only used to choose between variants.
    pub shown: bool,
}

fn main() {
    println!("cargo::rerun-if-changed={FOLDER}");
    let made = languages(Path::new(FOLDER)).and_then(|all| functions(&all));
    let out = std::env::var_os("OUT_DIR").unwrap_or_default();
    let written = made.and_then(|code| {
        let file = Path::new(&out).join("words.rs");
        let done = File::create(file).and_then(|mut file| file.write_all(code.as_bytes()));
        done.map_err(|error| vec![format!("the functions of the texts: {error}")])
    });
    for line in written.err().unwrap_or_default() {
        println!("cargo::error={line}");
    }
}

/// Reads every language in a folder.
fn languages(folder: &Path) -> Result<Vec<Language>, Vec<String>> {
    let failed = |error: io::Error| vec![format!("{}: {error}", folder.display())];
    let mut all = Vec::new();
    for entry in fs::read_dir(folder).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        if path.extension() == Some(OsStr::new("ftl")) {
            let source = fs::read_to_string(&path).map_err(failed)?;
            let file = path.file_name().unwrap_or_default().to_string_lossy();
            all.push(read(&file, &source)?);
        }
    }
    all.sort_by(|a, b| a.file.cmp(&b.file));
    Ok(all)
}

/// Parses a language file.
///
/// # Errors
/// Returns a message for each place that is not valid Fluent.
pub fn read(file: &str, source: &str) -> Result<Language, Vec<String>> {
    let read = parser::parse_runtime(source).map_err(|(_, errors)| {
        let messages = errors.iter().map(|error| {
            let before = source.get(..error.pos.start).unwrap_or_default();
            let line = before.matches('\n').count() + 1;
            format!("{FOLDER}/{file}:{line}: {error}; projectfluent.org describes the syntax")
        });
        messages.collect::<Vec<_>>()
    })?;
    let texts = read.body.into_iter().filter_map(|entry| match entry {
        Entry::Message(message) => Some(text(message)),
        _ => None,
    });
    Ok(Language { file: file.to_owned(), texts: texts.collect() })
}

fn text(message: ast::Message<&str>) -> Text {
    let key = message.id.name.to_owned();
    let mut arguments = Vec::new();
    if let Some(pattern) = &message.value {
        in_pattern(pattern, &mut arguments);
    }
    let body = vec![Entry::Message(message)];
    let written = serializer::serialize(&ast::Resource { body });
    let written = written.strip_prefix(&format!("{key} =")).unwrap_or(&written).trim().to_owned();
    Text { key, arguments, written }
}

fn in_pattern(pattern: &Pattern<&str>, found: &mut Vec<Argument>) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            in_expression(expression, found);
        }
    }
}

fn in_expression(expression: &Expression<&str>, found: &mut Vec<Argument>) {
    match expression {
        Expression::Select { selector, variants } => {
            in_inline(selector, false, found);
            for variant in variants {
                in_pattern(&variant.value, found);
            }
        }
        Expression::Inline(inline) => in_inline(inline, true, found),
    }
}

fn in_inline(inline: &InlineExpression<&str>, shown: bool, found: &mut Vec<Argument>) {
    match inline {
        InlineExpression::VariableReference { id } => {
            match found.iter_mut().find(|argument| argument.name == id.name) {
                Some(known) => known.shown |= shown,
                None => found.push(Argument { name: id.name.to_owned(), shown }),
            }
        }
        InlineExpression::FunctionReference { arguments, .. } => {
            arguments.positional.iter().for_each(|inline| in_inline(inline, shown, found));
        }
        InlineExpression::Placeable { expression } => in_expression(expression, found),
        _ => {}
    }
}

/// Generates the functions for all texts, if every language matches English.
///
/// # Errors
/// Returns a message for each key or argument that does not match, with a remedy.
pub fn functions(languages: &[Language]) -> Result<String, Vec<String>> {
    let Some(english) = languages.iter().find(|language| language.file == ENGLISH) else {
        return Err(vec![format!("{FOLDER}/{ENGLISH} is missing; all languages are held to it")]);
    };
    let wrong: Vec<String> = languages.iter().flat_map(|one| mismatches(one, english)).collect();
    if !wrong.is_empty() {
        return Err(wrong);
    }
    let fixed = english.texts.iter().filter(|text| text.arguments.is_empty());
    let mut code = vec![
        "/// The keys of all texts without arguments.\n".to_owned(),
        "pub(super) const FIXED: &[&str] = &[\n".to_owned(),
    ];
    code.extend(fixed.map(|text| format!("    \"{}\",\n", text.key)));
    code.push("];\n".to_owned());
    let mut place = 0..;
    for text in &english.texts {
        let fixed = if text.arguments.is_empty() { place.next() } else { None };
        code.push(function(text, fixed));
    }
    Ok(code.concat())
}

/// The differences between a language and English.
fn mismatches(language: &Language, english: &Language) -> Vec<String> {
    let at = |key: &str| format!("{FOLDER}/{}: `{key}`", language.file);
    let mut wrong = Vec::new();
    for (place, text) in language.texts.iter().enumerate() {
        let key = text.key.as_str();
        if language.texts.iter().take(place).any(|other| other.key == key) {
            wrong.push(format!("{} is defined twice; take one out", at(key)));
        }
        let Some(model) = english.texts.iter().find(|other| other.key == key) else {
            wrong.push(format!("{} is not in {ENGLISH}; add it there, or take it out", at(key)));
            continue;
        };
        let lacks = |text: &Text, name: &str| !text.arguments.iter().any(|a| a.name == name);
        for Argument { name, .. } in text.arguments.iter().filter(|a| lacks(model, &a.name)) {
            let remedy = format!("{ENGLISH} has no such argument; take it out, or add it there");
            wrong.push(format!("{} uses `${name}`, but {remedy}", at(key)));
        }
        let shown = model.arguments.iter().filter(|argument| argument.shown);
        for Argument { name, .. } in shown.filter(|a| lacks(text, &a.name)) {
            wrong.push(format!("{} leaves out `${name}`; put it into the text", at(key)));
        }
    }
    for Text { key, .. } in &english.texts {
        if !language.texts.iter().any(|other| other.key == *key) {
            wrong.push(format!("{} is missing; add it as in {ENGLISH}", at(key)));
        }
    }
    wrong
}

/// The function of a text. `fixed` is its place among the texts without arguments, if it is one.
fn function(text: &Text, fixed: Option<usize>) -> String {
    let (key, name) = (&text.key, text.key.replace('-', "_"));
    let lines: Vec<String> = text.written.lines().map(|line| format!("/// {line}\n")).collect();
    let doc = lines.concat();
    let head = format!("\n/// ```text\n{doc}/// ```\n#[must_use]\npub fn {name}");
    if let Some(place) = fixed {
        return format!("{head}() -> &'static str {{\n    super::lang::fixed({place})\n}}\n");
    }
    let names = || text.arguments.iter().map(|argument| &argument.name);
    let taken: Vec<String> = names().map(|n| format!("{n}: impl Into<FluentValue<'a>>")).collect();
    let given: Vec<String> = names().map(|n| format!("(\"{n}\", {n}.into())")).collect();
    let (taken, given) = (taken.join(", "), given.join(", "));
    format!("{head}<'a>({taken}) -> String {{\n    super::lang::format(\"{key}\", [{given}])\n}}\n")
}
