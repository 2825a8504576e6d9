//! Finds the kinds, platforms and switches of a pack that the cells of a sheet name.

use super::row::{Column, Reason, Status, Unknown};
use crate::model::pack::{Kind, Pack, Platform, Text};
use crate::model::plan::{ConditionId, Touchpoint};

/// The longest value that is compared by similarity, in characters: a longer one is not a typing
/// mistake, and the cost of the comparison is quadratic in its length.
const LONGEST_NAME: usize = 64;

/// The similarity of two names if one contains the other.
const INSIDE: f64 = 0.9;

/// The text reduced to lower-case letters and digits in their normal width, for comparison.
pub(super) fn plain(text: &str) -> String {
    let signs = text.chars().map(usual_width).filter(|c| c.is_alphanumeric());
    signs.flat_map(char::to_lowercase).collect()
}

/// Converts a full-width Latin letter, digit or punctuation mark to its normal width.
pub(super) fn usual_width(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        _ => c,
    }
}

/// Something that a cell can name, by id, by its name in any language, by its English name together
/// with another one, or by a search word.
pub(super) struct Named<'p> {
    id: &'p str,
    names: Vec<String>,
    search: Vec<String>,
}

impl<'p> Named<'p> {
    fn new(id: &'p str, name: &Text, search: &[String]) -> Self {
        let mut names = vec![id.to_owned()];
        names.extend(name.iter().map(|(_, text)| text.to_owned()));
        let english = name.has("en").unwrap_or_default();
        for (_, other) in name.iter().filter(|(code, _)| *code != "en") {
            names.push(format!("{english}{other}"));
            names.push(format!("{other}{english}"));
        }
        let all = |texts: &[String]| -> Vec<String> {
            texts.iter().map(|text| plain(text)).filter(|text| !text.is_empty()).collect()
        };
        Self { id, names: all(&names), search: all(search) }
    }

    /// The similarity to a text in plain form, from 0 to 1.
    pub(super) fn likeness(&self, wanted: &str) -> f64 {
        if wanted.is_empty() || wanted.chars().count() > LONGEST_NAME {
            return 0.0;
        }
        let all = self.names.iter().chain(&self.search);
        let likeness = all.map(|name| strsim::jaro_winkler(wanted, name)).fold(0.0, f64::max);
        if self.overlaps(wanted) { likeness.max(INSIDE) } else { likeness }
    }

    /// Whether a name contains the text or the text contains a name. Single characters do not
    /// count.
    fn overlaps(&self, wanted: &str) -> bool {
        let long = |text: &str| text.chars().nth(1).is_some();
        let holds = |name: &str| wanted.contains(name) || name.contains(wanted);
        long(wanted) && self.names.iter().any(|name| long(name) && holds(name))
    }
}

/// The index of what a cell names: by id, then by name, then by search word. A search word that may
/// also mean another entry does not count: "program" could be a mini program or a member programme.
fn find(all: &[Named<'_>], value: &str) -> Option<usize> {
    let value = value.trim();
    if let Some(at) = all.iter().position(|named| named.id == value) {
        return Some(at);
    }
    let wanted = plain(value);
    let by_name = all.iter().position(|named| named.names.contains(&wanted));
    by_name.or_else(|| {
        let at = all.iter().position(|named| named.search.contains(&wanted))?;
        let meant = |named: &&Named<'_>| named.search.contains(&wanted) || named.overlaps(&wanted);
        (all.iter().filter(meant).count() == 1).then_some(at)
    })
}

/// All indices, most similar first; equally similar ones that fit come first, then the pack's
/// order.
pub(super) fn ranked(all: &[Named<'_>], value: &str, fits: impl Fn(usize) -> bool) -> Vec<usize> {
    let wanted = plain(value);
    let likely = |(at, named): (usize, &Named<'_>)| (named.likeness(&wanted), !fits(at), at);
    let mut ranked: Vec<(f64, bool, usize)> = all.iter().enumerate().map(likely).collect();
    ranked.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    ranked.into_iter().map(|(_, _, at)| at).collect()
}

/// Everything that a sheet can name under one pack.
pub(super) struct Names<'p> {
    pub(super) pack: &'p Pack,
    pub(super) kinds: Vec<Named<'p>>,
    pub(super) platforms: Vec<Named<'p>>,
    pub(super) conditions: Vec<Named<'p>>,
}

impl<'p> Names<'p> {
    pub(super) fn new(pack: &'p Pack) -> Self {
        let kinds = pack.kinds.iter().map(|k| Named::new(k.id.as_str(), &k.name, &k.search));
        let platforms =
            pack.platforms.iter().map(|p| Named::new(p.id.as_str(), &p.name, &p.search));
        let conditions = pack.conditions.iter().map(|c| Named::new(c.id.as_str(), &c.name, &[]));
        Self {
            pack,
            kinds: kinds.collect(),
            platforms: platforms.collect(),
            conditions: conditions.collect(),
        }
    }

    pub(super) fn kind(&self, value: &str) -> Option<&'p Kind> {
        self.pack.kinds.get(find(&self.kinds, value)?)
    }

    fn platform(&self, value: &str) -> Option<&'p Platform> {
        self.pack.platforms.get(find(&self.platforms, value)?)
    }

    pub(super) fn condition(&self, value: &str) -> Option<&'p ConditionId> {
        self.pack.conditions.get(find(&self.conditions, value)?).map(|c| &c.id)
    }

    pub(super) fn column(&self, head: &str) -> Option<Column> {
        fixed(head).or_else(|| self.condition(head).cloned().map(Column::Condition))
    }

    /// Looks up the kind and platform of a touchpoint, which still hold the text of the sheet.
    /// `findings` say which numbers it lacks.
    pub(super) fn judge(&self, mut touchpoint: Touchpoint, findings: Vec<Reason>) -> Status {
        let (written, place) = (touchpoint.kind.clone(), touchpoint.platform.clone());
        let (kind, platform) = (self.kind(written.as_str()), self.platform(place.as_str()));
        if let Some(kind) = kind {
            touchpoint.kind = kind.id.clone();
        }
        if let Some(platform) = platform {
            touchpoint.platform = platform.id.clone();
        }
        let asked_kind = kind.is_none().then(|| {
            let hosted = |k: &Kind| platform.is_some_and(|p| k.hosts.contains(&p.id));
            let fits = |at: usize| self.pack.kinds.get(at).is_some_and(hosted);
            let ranked = ranked(&self.kinds, written.as_str(), fits).into_iter();
            let nearest = ranked.filter_map(|at| Some(self.pack.kinds.get(at)?.id.clone()));
            Unknown { value: written.to_string(), nearest: nearest.collect() }
        });
        let asked_platform = match (kind, platform) {
            (None, Some(_)) => None,
            (Some(kind), Some(platform)) if kind.hosts.contains(&platform.id) => None,
            (Some(kind), Some(_)) => Some(kind.hosts.clone()),
            (_, None) => {
                let ranked = ranked(&self.platforms, place.as_str(), |_| true).into_iter();
                let all = ranked.filter_map(|at| Some(self.pack.platforms.get(at)?.id.clone()));
                Some(all.filter(|id| kind.is_none_or(|k| k.hosts.contains(id))).collect())
            }
        };
        let asked_platform =
            asked_platform.map(|nearest| Unknown { value: place.to_string(), nearest });
        if asked_kind.is_some() || asked_platform.is_some() {
            Status::Ask { touchpoint, kind: asked_kind, platform: asked_platform, findings }
        } else if findings.is_empty() {
            Status::Ready(touchpoint)
        } else {
            Status::Incomplete { touchpoint, findings }
        }
    }
}

/// The columns that do not depend on the pack, by their heads in every language.
pub(super) fn fixed(head: &str) -> Option<Column> {
    Some(match plain(head).as_str() {
        "id" | "no" | "nr" | "number" | "编号" | "序号" | "触点编号" => Column::Id,
        "name" | "touchpoint" | "touchpointname" | "名称" | "触点" | "触点名称" | "名字" => {
            Column::Name
        }
        "kind" | "type" | "touchpointkind" | "touchpointtype" | "kindid" | "kindname" | "类型"
        | "触点类型" | "种类" | "类别" | "类型名称" | "类型编号" => Column::Kind,
        "platform" | "channel" | "platformid" | "platformname" | "平台" | "渠道" | "平台名称"
        | "平台编号" => Column::Platform,
        "conditions" | "switches" | "条件" | "开关" => Column::Conditions,
        "visitors" | "visitorsayear" | "visitorsperyear" | "annualvisitors" | "访客" | "访客数"
        | "年访客" | "年访客数" | "每年访客" | "每年访客数" => Column::Visitors,
        "budget" | "budgetcny" | "budgetrmb" | "cny" | "预算" | "预算元" | "预算人民币" => {
            Column::Budget
        }
        "phase" | "stage" | "阶段" => Column::Phase,
        "notes" | "note" | "comment" | "comments" | "remarks" | "备注" | "说明" => {
            Column::Notes
        }
        _ => return None,
    })
}
