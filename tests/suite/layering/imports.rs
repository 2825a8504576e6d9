//! What a source file imports: from higher layers, from other crates, in a cycle.

use std::collections::{BTreeMap, BTreeSet};

use super::LAYERS;
use super::source::{Source, bracketed, in_name, line, name, words};

/// Parts of the standard library that the model does not use.
const STD_PARTS: [&str; 5] = ["fs", "net", "thread", "time", "env"];

/// Crates that only the window may use: the rest builds without the feature `gui`.
const WINDOW_CRATES: [&str; 6] = ["egui", "eframe", "egui_extras", "egui_plot", "rfd", "winit"];

/// Further crates that the model does not use.
const CRATES: [&str; 2] = ["rand", "ron"];

/// In place of a list of parts: the whole crate.
const ALL: &[&str] = &[];

/// The segments of a path: `["model", "plan", "Plan"]`.
type Path = Vec<String>;

/// The paths at the start of a text: `a::b`, or the members of `a::{b, c::{self, d}}`. A path ends
/// before `self` and `*`.
fn paths(text: &str) -> Vec<Path> {
    let text = text.trim_start();
    if text.starts_with('{') {
        let group = text.get(1..bracketed(text)).unwrap_or_default();
        let group = group.strip_suffix('}').unwrap_or(group);
        return members(group).into_iter().flat_map(paths).collect();
    }
    let first = name(text);
    if first.is_empty() || first == "self" {
        return vec![Path::new()];
    }
    let behind = text.get(first.len()..).unwrap_or_default();
    let below = behind.strip_prefix("::").map_or_else(|| vec![Path::new()], paths);
    below.into_iter().map(|path| [vec![first.to_owned()], path].concat()).collect()
}

/// The members of a group, without the empty one after its last comma.
fn members(group: &str) -> Vec<&str> {
    let mut depth = 0_usize;
    let parts = group.split(|c: char| {
        match c {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        c == ',' && depth == 0
    });
    parts.map(str::trim).filter(|member| !member.is_empty()).collect()
}

/// The places where a path begins with a head, such as `crate::`, with the text after it.
fn begins<'a>(code: &'a str, head: &'a str) -> impl Iterator<Item = (usize, &'a str)> + 'a {
    let places = code.match_indices(head).map(|(at, _)| at);
    places.filter_map(move |at| {
        let free = !code.get(..at)?.ends_with(in_name);
        free.then_some((at, code.get(at + head.len()..)?))
    })
}

/// The inline modules around a place.
fn inner(code: &str, at: usize) -> Path {
    let mut found = Path::new();
    for place in words(code, "mod").take_while(|place| *place < at) {
        let behind = code.get(place + "mod".len()..).unwrap_or_default().trim_start();
        let module = name(behind);
        let body = behind.get(module.len()..).unwrap_or_default().trim_start();
        let end = code.len() - body.len() + bracketed(body);
        if body.starts_with('{') && at < end {
            found.push(module.to_owned());
        }
    }
    found
}

/// An import.
struct Import {
    line: usize,
    /// From the root of the crate.
    path: Path,
}

/// All that a file imports from its crate, by `crate::`, `self::` and `super::`, or from its
/// children by their names alone, in the order of the lines. `is_child` knows the children.
fn imports(source: &Source, is_child: impl Fn(&Path) -> bool) -> Vec<Import> {
    let code = source.code.as_str();
    let mut found = Vec::new();
    let mut take = |at: usize, base: &[String], text: &str| {
        let line = line(code, at);
        found.extend(paths(text).into_iter().map(|path| {
            let path = [base.to_vec(), path].concat();
            Import { line, path }
        }));
    };
    for (at, text) in begins(code, "crate::") {
        take(at, &[], text);
    }
    for head in ["self::", "super::"] {
        for (at, mut text) in begins(code, head) {
            if code.get(..at).is_some_and(|before| before.ends_with("::")) {
                // It is not the first segment of its path.
                continue;
            }
            let mut base = [source.modules.clone(), inner(code, at)].concat();
            if head == "super::" {
                base.pop();
            }
            while let Some(further) = text.strip_prefix("super::") {
                base.pop();
                text = further;
            }
            take(at, &base, text);
        }
    }
    for at in words(code, "use") {
        let base = [source.modules.clone(), inner(code, at)].concat();
        let text = code.get(at + "use".len()..).unwrap_or_default();
        for path in paths(text) {
            let child = [base.clone(), path.iter().take(1).cloned().collect()].concat();
            if child.len() > base.len() && is_child(&child) {
                found.push(Import { line: line(code, at), path: [base.clone(), path].concat() });
            }
        }
    }
    found.sort_by_key(|import| import.line);
    found
}

/// What a file imports from layers that it may not import from.
pub fn upward(source: &Source) -> Vec<String> {
    let layer = source.layer();
    let Some(height) = LAYERS.iter().position(|known| *known == layer) else {
        return vec![format!("src/{}: `{layer}` is in no layer", source.name)];
    };
    let allowed = |path: &Path| {
        let from = path.first().map_or("", String::as_str);
        let below = LAYERS.iter().position(|known| *known == from).is_some_and(|at| at <= height);
        below && !(layer == "gui" && from == "cli")
    };
    let wrong = imports(source, |_| false).into_iter().filter(|import| !allowed(&import.path));
    wrong
        .map(|Import { line, path }| {
            format!("src/{}:{line}: {layer} imports {}", source.name, path.join("::"))
        })
        .collect()
}

/// The crates and parts of the standard library that a file may not use.
pub fn outward(source: &Source) -> Vec<String> {
    let mut heads: Vec<(&str, &[&str])> = Vec::new();
    if source.layer() == "model" {
        heads.push(("std", &STD_PARTS));
        heads.extend(CRATES.map(|name| (name, ALL)));
    }
    if source.layer() != "gui" {
        heads.extend(WINDOW_CRATES.map(|name| (name, ALL)));
    }
    let mut found = Vec::new();
    for (head, parts) in heads {
        for (at, text) in begins(&source.code, &format!("{head}::")) {
            let wrong = paths(text).into_iter().filter(|path| {
                parts.is_empty()
                    || path.first().is_some_and(|first| parts.contains(&first.as_str()))
            });
            let line = line(&source.code, at);
            found.extend(wrong.map(|path| (line, format!("{head}::{}", path.join("::")))));
        }
    }
    found.sort();
    let layer = source.layer();
    let lines = found.iter();
    lines.map(|(line, path)| format!("src/{}:{line}: {layer} uses {path}", source.name)).collect()
}

/// An import of one file from another.
struct Edge<'a> {
    from: &'a Source,
    to: &'a Source,
    import: Import,
}

/// What each file imports from others. A path leads to the file of the deepest module on it. A
/// parent that only declares its children does not import from them; one that uses or re-exports
/// their items does.
fn edges(sources: &[Source]) -> Vec<Edge<'_>> {
    let inside = sources.iter().filter(|source| !source.is_top());
    let files: BTreeMap<&[String], &Source> =
        inside.map(|source| (source.modules.as_slice(), source)).collect();
    let file_of = |path: &Path| {
        let deepest_first = (1..=path.len()).rev();
        deepest_first
            .filter_map(|length| path.get(..length))
            .find_map(|path| files.get(path).copied())
    };
    let mut found = Vec::new();
    for from in files.values().copied() {
        for import in imports(from, |path| files.contains_key(path.as_slice())) {
            if let Some(to) = file_of(&import.path).filter(|to| to.name != from.name) {
                found.push(Edge { from, to, import });
            }
        }
    }
    found
}

/// The files that each file imports from, by name.
type Imports<'a> = BTreeMap<&'a str, BTreeSet<&'a str>>;

/// All files that a file imports from, directly or indirectly.
fn reached<'a>(imports: &Imports<'a>, from: &str) -> BTreeSet<&'a str> {
    let mut found = BTreeSet::new();
    let mut ahead: Vec<&str> = vec![from];
    while let Some(file) = ahead.pop() {
        for next in imports.get(file).into_iter().flatten() {
            if found.insert(*next) {
                ahead.push(next);
            }
        }
    }
    found
}

/// The largest sets of files that all import from each other, directly or indirectly.
fn cycles<'a>(imports: &Imports<'a>) -> Vec<BTreeSet<&'a str>> {
    let reach: Imports<'a> = imports.keys().map(|file| (*file, reached(imports, file))).collect();
    let mut cycles: Vec<BTreeSet<&str>> = Vec::new();
    for (file, far) in &reach {
        let and_back = |other: &&&str| reach.get(**other).is_some_and(|far| far.contains(file));
        let cycle: BTreeSet<&str> = far.iter().filter(and_back).copied().collect();
        if !cycle.is_empty() && !cycles.contains(&cycle) {
            cycles.push(cycle);
        }
    }
    cycles
}

/// The cycles that are not allowed: those of more than two files, or across folders. Each is listed
/// with its imports.
pub fn bad_cycles(sources: &[Source]) -> Vec<String> {
    let edges = edges(sources);
    let mut imports: Imports<'_> = BTreeMap::new();
    for Edge { from, to, .. } in &edges {
        imports.entry(&from.name).or_default().insert(&to.name);
    }
    let mut found = Vec::new();
    for cycle in cycles(&imports) {
        let within = |edge: &&Edge<'_>| {
            cycle.contains(edge.from.name.as_str()) && cycle.contains(edge.to.name.as_str())
        };
        let within: Vec<&Edge<'_>> = edges.iter().filter(within).collect();
        if cycle.len() == 2 && within.iter().all(|edge| edge.from.folder() == edge.to.folder()) {
            continue;
        }
        // One import is enough to see why a file imports from another.
        let mut listed: Vec<(&str, &str)> = Vec::new();
        let mut lines = vec![format!("a cycle of {} files:", cycle.len())];
        for Edge { from, to, import } in within {
            let pair = (from.name.as_str(), to.name.as_str());
            if !listed.contains(&pair) {
                listed.push(pair);
                let path = import.path.join("::");
                lines.push(format!("  src/{}:{} imports {path}", from.name, import.line));
            }
        }
        found.push(lines.join("\n"));
    }
    found
}
