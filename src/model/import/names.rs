//! Finds the kinds, platforms and switches of a pack that the cells of a sheet name.

use super::choices::Words;
use super::row::{Column, Reason, Status, Unknown};
use crate::model::pack::{Kind, Pack, Platform, Synonym, Text};
use crate::model::plan::{ConditionId, Touchpoint};

/// The longest value that is compared by similarity, in characters: a longer one is not a typing
/// mistake, and the cost of the comparison is quadratic in its length.
const LONGEST_NAME: usize = 64;

/// The similarity of two names if one contains the other.
const INSIDE: f64 = 0.9;

/// The text reduced to lower-case letters and digits in their normal width and to simplified
/// characters, for comparison.
pub(super) fn plain(text: &str) -> String {
    let signs = text.chars().map(usual_width).map(simplified).filter(|c| c.is_alphanumeric());
    signs.flat_map(char::to_lowercase).collect()
}

/// Traditional characters in the words of sheets, with the simplified ones.
const SIMPLIFIED: [(char, char); 43] = [
    ('類', '类'),
    ('觸', '触'),
    ('點', '点'),
    ('稱', '称'),
    ('預', '预'),
    ('訪', '访'),
    ('數', '数'),
    ('階', '阶'),
    ('備', '备'),
    ('註', '注'),
    ('說', '说'),
    ('編', '编'),
    ('號', '号'),
    ('開', '开'),
    ('關', '关'),
    ('條', '条'),
    ('貓', '猫'),
    ('東', '东'),
    ('紅', '红'),
    ('書', '书'),
    ('艦', '舰'),
    ('員', '员'),
    ('會', '会'),
    ('達', '达'),
    ('內', '内'),
    ('廣', '广'),
    ('專', '专'),
    ('區', '区'),
    ('眾', '众'),
    ('種', '种'),
    ('費', '费'),
    ('萬', '万'),
    ('單', '单'),
    ('櫃', '柜'),
    ('網', '网'),
    ('體', '体'),
    ('線', '线'),
    ('賣', '卖'),
    ('場', '场'),
    ('尋', '寻'),
    ('閱', '阅'),
    ('讀', '读'),
    ('購', '购'),
];

fn simplified(c: char) -> char {
    if c.is_ascii() {
        return c;
    }
    SIMPLIFIED.iter().find(|(traditional, _)| *traditional == c).map_or(c, |(_, simple)| *simple)
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

    /// Whether the text consists of several of its names and search words.
    fn is_all(&self, wanted: &str) -> bool {
        let mut rest = wanted;
        let mut count = 0;
        while !rest.is_empty() {
            count += 1;
            let all = self.names.iter().chain(&self.search).filter(|word| !word.is_empty());
            let longest = all.filter_map(|word| rest.strip_prefix(word.as_str()));
            let Some(shorter) = longest.min_by_key(|rest| rest.len()) else { return false };
            rest = shorter;
        }
        count > 1
    }

    /// What is left of a text in plain form that begins or ends with one of its words: each
    /// possible rest.
    fn rests<'t>(&self, text: &'t str) -> impl Iterator<Item = &'t str> {
        let all =
            self.names.iter().chain(&self.search).filter(|word| word.chars().nth(1).is_some());
        let rest =
            |word: &String| [text.strip_prefix(word.as_str()), text.strip_suffix(word.as_str())];
        all.flat_map(rest).flatten().filter(|rest| !rest.is_empty()).collect::<Vec<_>>().into_iter()
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
    // English plurals: "search ads".
    find_plain(all, &wanted).or_else(|| find_plain(all, wanted.strip_suffix('s')?))
}

/// The index of what a text in plain form names, but for ids.
fn find_plain(all: &[Named<'_>], wanted: &str) -> Option<usize> {
    let has = |words: &[String]| words.iter().any(|word| word == wanted);
    let by_name = all.iter().position(|named| has(&named.names));
    let by_search = || {
        let at = all.iter().position(|named| has(&named.search))?;
        let meant = |named: &&Named<'_>| has(&named.search) || named.overlaps(wanted);
        (all.iter().filter(meant).count() == 1).then_some(at)
    };
    // Several words for the same thing: "小红书 XHS (RED)".
    let by_all = || all.iter().position(|named| named.is_all(wanted));
    by_name.or_else(by_search).or_else(by_all)
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
    /// What the user says that words mean.
    words: &'p Words,
    pub(super) kinds: Vec<Named<'p>>,
    pub(super) platforms: Vec<Named<'p>>,
    pub(super) conditions: Vec<Named<'p>>,
}

impl<'p> Names<'p> {
    pub(super) fn new(pack: &'p Pack, words: &'p Words) -> Self {
        // Synonyms are words for one thing, as names are.
        let named =
            |id: &'p str, name: &Text, search: &[String], means: &dyn Fn(&Synonym) -> bool| {
                let mut named = Named::new(id, name, search);
                let own = pack.synonyms.iter().filter(|synonym| means(synonym));
                let words = own.flat_map(|synonym| &synonym.words).map(|word| plain(word));
                named.names.extend(words.filter(|word| !word.is_empty()));
                named
            };
        let kinds = pack.kinds.iter().map(|k| {
            named(k.id.as_str(), &k.name, &k.search, &|synonym| synonym.kinds.contains(&k.id))
        });
        let platforms = pack.platforms.iter().map(|p| {
            named(p.id.as_str(), &p.name, &p.search, &|synonym| synonym.platforms.contains(&p.id))
        });
        let conditions = pack.conditions.iter().map(|c| Named::new(c.id.as_str(), &c.name, &[]));
        Self {
            pack,
            words,
            kinds: kinds.collect(),
            platforms: platforms.collect(),
            conditions: conditions.collect(),
        }
    }

    pub(super) fn kind(&self, value: &str) -> Option<&'p Kind> {
        // The pack's own words come first: what was learned may be from another pack.
        let own = find(&self.kinds, value).and_then(|at| self.pack.kinds.get(at));
        own.or_else(|| self.pack.kind(self.words.kind(value)?))
    }

    fn platform(&self, value: &str) -> Option<&'p Platform> {
        let own = find(&self.platforms, value).and_then(|at| self.pack.platforms.get(at));
        own.or_else(|| self.pack.platform(self.words.platform(value)?))
    }

    /// A kind and a platform in one cell: "Tmall flagship store". `None` if
    /// the cell may mean several.
    fn both(&self, value: &str) -> Option<(&'p Kind, &'p Platform)> {
        let wanted = plain(value);
        let on = |(at, named): (usize, &Named<'_>)| {
            let kinds = named.rests(&wanted).filter_map(|rest| find(&self.kinds, rest));
            kinds.map(|kind| (kind, at)).collect::<Vec<_>>()
        };
        let mut found: Vec<(usize, usize)> =
            self.platforms.iter().enumerate().flat_map(on).collect();
        found.sort_unstable();
        found.dedup();
        let [(kind, platform)] = *found else { return None };
        Some((self.pack.kinds.get(kind)?, self.pack.platforms.get(platform)?))
    }

    /// The kind and the platform that the cells of a row name. One cell may name both.
    fn placed(&self, kind: &str, platform: &str) -> (Option<&'p Kind>, Option<&'p Platform>) {
        let (found, on) = (self.kind(kind), self.platform(platform));
        let in_kind = || self.both(kind).filter(|_| found.is_none());
        let in_platform = || self.both(platform).filter(|_| on.is_none());
        match (found, on) {
            (None, _) if let Some((kind, own)) = in_kind() => {
                let on = if platform.is_empty() { Some(own) } else { on };
                return (Some(kind), on);
            }
            (_, None) if let Some((own, platform)) = in_platform() => {
                let found = if kind.is_empty() { Some(own) } else { found };
                return (found, Some(platform));
            }
            _ => {}
        }
        (found, on)
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
        let (kind, platform) = self.placed(written.as_str().trim(), place.as_str().trim());
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
        "name" | "touchpoint" | "touchpoints" | "touchpointname" | "名称" | "触点" | "触点名称"
        | "名字" => Column::Name,
        "kind" | "type" | "touchpointkind" | "touchpointtype" | "kindid" | "kindname"
        | "format" | "adformat" | "adtype" | "类型" | "触点类型" | "种类" | "类别" | "类型名称"
        | "类型编号" | "形式" | "广告形式" | "投放形式" | "广告类型" | "资源类型" => {
            Column::Kind
        }
        "platform" | "channel" | "platformid" | "platformname" | "media" | "mediaplatform"
        | "platforms" | "channels" | "publisher" | "平台" | "渠道" | "平台名称" | "平台编号"
        | "投放平台" | "投放渠道" | "媒体" | "媒体平台" | "媒介" => {
            Column::Platform
        }
        "conditions" | "switches" | "条件" | "开关" => Column::Conditions,
        "visitors" | "visitorsayear" | "visitorsperyear" | "annualvisitors" | "访客" | "访客数"
        | "年访客" | "年访客数" | "每年访客" | "每年访客数" => Column::Visitors,
        "budget" | "budgetcny" | "budgetrmb" | "cny" | "mediabudget" | "totalbudget" | "cost"
        | "spend" | "预算" | "预算元" | "预算人民币" | "投放预算" | "媒体预算" | "总预算"
        | "预算金额" | "费用" | "花费" => Column::Budget,
        "starts" | "start" | "startdate" | "from" | "startson" | "golive" | "livedate"
        | "launchdate" | "begin" | "begins" | "开始" | "开始日期" | "开始时间" | "起始日期"
        | "上线日期" | "上线时间" | "投放开始" => Column::Starts,
        "ends" | "end" | "enddate" | "until" | "endson" | "to" | "结束" | "结束日期"
        | "结束时间" | "截止日期" | "下线日期" | "下线时间" | "投放结束" => {
            Column::Ends
        }
        "runs" | "period" | "flight" | "flightdates" | "dates" | "duration" | "schedule"
        | "timing" | "时间" | "投放时间" | "投放周期" | "排期" | "投放日期" | "档期" | "周期" => {
            Column::Runs
        }
        "share" | "sharelikely" | "likely" | "likelyshare" | "sharelowtohigh" | "conversion"
        | "conversionrate" | "cvr" | "比例" | "可能比例" | "比例低至高" | "转化率" | "留资率" => {
            Column::Share
        }
        "sharelow" | "lowshare" | "低比例" | "比例低" | "最低比例" => Column::ShareLow,
        "sharehigh" | "highshare" | "高比例" | "比例高" | "最高比例" => Column::ShareHigh,
        "basis" | "basisoftheshare" | "basisofshare" | "assumption" | "依据" | "比例依据"
        | "假设依据" => Column::Basis,
        "stage" | "funnelstage" | "funnel" | "人群阶段" | "链路阶段" | "消费者阶段"
        | "漏斗阶段" => Column::Stage,
        "cpm" | "cpc" | "cpa" | "cpe" | "cpv" | "ctr" | "kpi" | "kpis" | "grp" | "roi"
        | "impressions" | "clicks" | "reach" | "frequency" | "buyingmethod" | "buyingtype"
        | "售卖方式" | "购买方式" | "曝光" | "曝光量" | "点击" | "点击量" | "频次" | "考核指标"
        | "指标" => Column::Memo,
        "phase" | "campaignphase" | "wave" | "阶段" | "投放阶段" | "波段" => Column::Phase,
        "notes" | "note" | "comment" | "comments" | "remarks" | "备注" | "说明" => {
            Column::Notes
        }
        _ => return None,
    })
}

/// The columns under a row of heads, as [`fixed`] reads each. A sheet without a column for kinds may
/// call them touchpoints.
pub(super) fn fixed_all(heads: &[String]) -> Vec<Option<Column>> {
    let mut columns: Vec<Option<Column>> = heads.iter().map(|head| fixed(head)).collect();
    if !columns.contains(&Some(Column::Kind)) {
        let touchpoints = |head: &String| {
            ["touchpoint", "touchpoints", "触点"].contains(&head.trim().to_lowercase().as_str())
        };
        if let Some(place) = heads.iter().position(touchpoints)
            && let Some(column) = columns.get_mut(place)
        {
            *column = Some(Column::Kind);
        }
    }
    columns
}
