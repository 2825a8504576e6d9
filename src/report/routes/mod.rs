//! Who is led where, in words: the verdict on each route with its reason, the best way from each
//! touchpoint that knows nobody to one that does, and who recognises whom.

use std::collections::HashMap;
use std::sync::Arc;

use super::role::Role;
use crate::model::action::{Action, Target};
use crate::model::engine::{ConditionSet, Placement};
use crate::model::evaluated::Evaluated;
use crate::model::evidence::recognition::{Recognition, Table};
use crate::model::evidence::routes::{self, Judged, Links, Passage};
use crate::model::pack::Link;
use crate::model::plan::{Route, Touchpoint, TouchpointId};
use crate::model::verdict::Sign;
use crate::text::{self, explain, sentences, words};

pub mod map;
mod same;
mod ways;

pub use same::{Joining, Same};
pub use ways::{Leg, WayRow};

/// What becomes of a step, as it is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// It is allowed.
    Allowed,
    /// It is, with more switches.
    Locked,
    /// It is not.
    Barred,
    /// No statement says.
    Unstated,
}

impl From<Passage> for Step {
    fn from(passage: Passage) -> Self {
        match passage {
            Passage::Allowed => Self::Allowed,
            Passage::Locked(_) => Self::Locked,
            Passage::Barred => Self::Barred,
            Passage::Unstated => Self::Unstated,
        }
    }
}

impl Step {
    /// All of them, the best first.
    pub const ALL: [Self; 4] = [Self::Allowed, Self::Locked, Self::Barred, Self::Unstated];

    /// Its role, for its colours.
    #[must_use]
    pub fn role(self) -> Role {
        match self {
            Self::Allowed => Role::State(Sign::Person),
            Self::Locked => Role::State(Sign::Locked),
            Self::Barred => Role::Removed,
            Self::Unstated => Role::State(Sign::Unstated),
        }
    }

    /// Its word: "allowed".
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Allowed => words::step_allowed(),
            Self::Locked => words::step_locked(),
            Self::Barred => words::step_barred(),
            Self::Unstated => words::step_unstated(),
        }
    }

    /// What it means, for the legend.
    #[must_use]
    pub fn means(self) -> &'static str {
        match self {
            Self::Allowed => words::means_allowed(),
            Self::Locked => words::means_locked(),
            Self::Barred => words::means_barred(),
            Self::Unstated => words::means_unstated(),
        }
    }
}

/// Switches that a step lacks, as a button.
#[derive(Debug, Clone, PartialEq)]
pub struct Missing {
    /// What to do: "Run it as an ad on 12 creator posts".
    pub head: String,
    /// The switches that this turns on.
    pub says: String,
    /// The same as an action.
    pub action: Action,
}

/// A route with its verdict.
#[derive(Debug, Clone, PartialEq)]
pub struct RouteRow {
    /// Its place in the plan.
    pub place: usize,
    /// The route.
    pub route: Route,
    /// The verdict.
    pub step: Step,
    /// The name of the means, with the year since when it holds: "ad-note link 2025".
    pub label: String,
    /// Where from and where to: "12 creator posts → Flagship store".
    pub head: String,
    /// The platforms and the means: "Little Red Book → Tmall, by ad-note link".
    pub beside: String,
    /// The verdict in words: "Locked: two switches are missing".
    pub verdict: String,
    /// The whole route as a sentence, for the status line and screen readers.
    pub says: String,
    /// Why, by the statement that decides; empty where none does.
    pub because: String,
    /// The source with its confidence; empty where no statement decides.
    pub source: String,
    /// The web address of the source; empty if there is none.
    pub address: String,
    /// Since when or for when it is known; empty if that is not said.
    pub dates: String,
    /// The keys that both ends have: whoever arrives is the same person.
    pub keys: String,
    /// The switches that are missing, as buttons.
    pub missing: Vec<Missing>,
    /// How many people that leads there: an assumption; `None` without a rate or visitors.
    pub led: Option<f64>,
    /// The same in words; empty if there is none.
    pub leads: String,
}

/// All routes of a plan, in words.
pub struct Routes {
    /// What matters, as a sentence.
    pub head: String,
    /// The routes, in the plan's order.
    pub rows: Vec<RouteRow>,
    /// The best way from each touchpoint that knows nobody.
    pub ways: Vec<WayRow>,
    /// Who recognises the same people.
    pub same: Vec<Same>,
    /// Switches by which more of them would.
    pub joining: Vec<Joining>,
    /// The touchpoints that recognise nobody.
    pub apart: Vec<TouchpointId>,
    /// Their names.
    pub apart_names: String,
    /// Whether the pack says nothing of steps.
    pub silent: bool,
    evaluated: Arc<Evaluated>,
}

impl Routes {
    pub(crate) fn new(evaluated: &Arc<Evaluated>, recognition: &Recognition) -> Self {
        let judged = routes::routes(evaluated);
        let words = Words::new(evaluated);
        let plan = &evaluated.plan;
        let rows = plan.routes.iter().zip(judged).enumerate();
        let rows = rows.map(|(place, (route, judged))| words.row(place, route, judged)).collect();
        let ways = ways::ways(evaluated, &words);
        Self {
            head: head(evaluated, &ways),
            rows,
            ways,
            same: same::same(evaluated, recognition),
            joining: same::joining(evaluated, recognition),
            apart: recognition.apart.clone(),
            apart_names: same::named(evaluated, &recognition.apart),
            silent: evaluated.pack().links.is_empty(),
            evaluated: Arc::clone(evaluated),
        }
    }

    /// What becomes of a step from one touchpoint to each other one, by whatever means is best;
    /// `None` for itself. The touchpoints are in the plan's order.
    #[must_use]
    pub fn steps_from(&self, from: TouchpointId) -> Vec<Option<Step>> {
        let evaluated = &self.evaluated;
        let links = Links::new(&evaluated.engine);
        let means = evaluated.pack().means.len();
        let places = &evaluated.evaluation.placements;
        let from_place = evaluated.plan.position(from);
        let start = from_place.and_then(|place| places.get(place)).copied();
        let best = |to: Placement| {
            let start = start?;
            let all = (0..means).map(|by| Step::from(links.judge(start, to, by).0));
            let stated = all.filter(|step| *step != Step::Unstated);
            Some(stated.min().unwrap_or(Step::Unstated))
        };
        let all = places.iter().enumerate();
        all.map(|(place, to)| if Some(place) == from_place { None } else { best(*to) }).collect()
    }

    /// The means by which a step may be taken, with what becomes of it by each: those that statements
    /// are about come first, the best of them before all.
    #[must_use]
    pub fn means(&self, from: TouchpointId, to: TouchpointId) -> Vec<(String, String, Step)> {
        let words = Words::new(&self.evaluated);
        let pack = self.evaluated.pack();
        let judge = |(place, means): (usize, &crate::model::pack::Means)| {
            let step = words.judge(from, to, place).map_or(Step::Unstated, |(p, _)| p.into());
            (means.id.clone(), text::of(&means.name).to_owned(), step)
        };
        let mut all: Vec<_> = pack.means.iter().enumerate().map(judge).collect();
        all.sort_by_key(|(.., step)| *step);
        all
    }

    /// The routes that ways need and the plan does not have.
    #[must_use]
    pub fn missing_routes(&self) -> Option<Action> {
        let mut routes: Vec<Route> = Vec::new();
        for route in self.ways.iter().flat_map(|way| &way.missing) {
            if !routes.contains(route) {
                routes.push(route.clone());
            }
        }
        (!routes.is_empty()).then_some(Action::Target(Target::Lead(routes)))
    }

    /// The routes that begin or end at a touchpoint.
    pub fn of(&self, id: TouchpointId) -> impl Iterator<Item = &RouteRow> {
        self.rows.iter().filter(move |row| row.route.from == id || row.route.to == id)
    }
}

/// How many touchpoints know nobody, and how many of these lead to somebody who is known.
fn head(evaluated: &Evaluated, ways: &[WayRow]) -> String {
    if evaluated.plan.touchpoints.is_empty() {
        return words::routes_empty().to_owned();
    }
    if evaluated.pack().links.is_empty() {
        return words::routes_silent(text::of(&evaluated.pack().name));
    }
    let all = ways.len();
    if all == 0 {
        return words::routes_all_known().to_owned();
    }
    let open = ways.iter().filter(|way| way.step == Some(Step::Allowed)).count();
    let locked = ways.iter().filter(|way| way.step == Some(Step::Locked)).count();
    let none = all - open - locked;
    let mut rest = Vec::new();
    if locked > 0 {
        rest.push(words::routes_wait(locked));
    }
    if none > 0 {
        rest.push(words::routes_nowhere(none));
    }
    let head = words::routes_head(all, open);
    if rest.is_empty() { head } else { text::parts(&[head, text::listed(&rest)]) }
}

/// What is needed to word routes, made once.
struct Words<'e> {
    evaluated: &'e Evaluated,
    links: Links<'e>,
    places: HashMap<TouchpointId, usize>,
    keys: Table,
}

impl<'e> Words<'e> {
    fn new(evaluated: &'e Evaluated) -> Self {
        let ids = evaluated.plan.touchpoints.iter().enumerate();
        Self {
            evaluated,
            links: Links::new(&evaluated.engine),
            places: ids.map(|(place, touchpoint)| (touchpoint.id, place)).collect(),
            keys: Table::new(&evaluated.engine),
        }
    }

    fn placement(&self, id: TouchpointId) -> Option<Placement> {
        let place = self.places.get(&id)?;
        self.evaluated.evaluation.placements.get(*place).copied()
    }

    fn judge(&self, from: TouchpointId, to: TouchpointId, by: usize) -> Option<Judged> {
        Some(self.links.judge(self.placement(from)?, self.placement(to)?, by))
    }

    fn name(&self, id: TouchpointId) -> String {
        let touchpoint = self.touchpoint(id);
        touchpoint.map_or_else(String::new, |t| explain::name(self.evaluated.pack(), t).to_owned())
    }

    fn touchpoint(&self, id: TouchpointId) -> Option<&'e Touchpoint> {
        let place = self.places.get(&id)?;
        self.evaluated.plan.touchpoints.get(*place).map(AsRef::as_ref)
    }

    fn platform(&self, id: TouchpointId) -> &'e str {
        let touchpoint = self.touchpoint(id);
        let platform = touchpoint.and_then(|t| self.evaluated.pack().platform(&t.platform));
        platform.map_or("", |platform| text::of(&platform.name))
    }

    fn means(&self, by: &str) -> String {
        let means = self.evaluated.pack().means.iter().find(|means| means.id == by);
        means.map_or_else(|| by.to_owned(), |means| text::of(&means.name).to_owned())
    }

    fn row(&self, place: usize, route: &Route, (passage, link): Judged) -> RouteRow {
        let pack = self.evaluated.pack();
        let link = link.and_then(|link| pack.links.get(link));
        let (from, to) = (self.name(route.from), self.name(route.to));
        let by = self.means(&route.by);
        let missing = match passage {
            Passage::Locked(set) => set,
            _ => ConditionSet::EMPTY,
        };
        let step = Step::from(passage);
        let verdict = match step {
            Step::Locked => words::route_lacks(missing.len()),
            _ => text::sentence(step.word()),
        };
        let grounds = link.map(|link| &link.grounds);
        let source = grounds.and_then(|grounds| pack.source(&grounds.source));
        let says = words::route_says(
            from.as_str(),
            to.as_str(),
            by.as_str(),
            text::uncapitalised(&verdict),
        );
        RouteRow {
            place,
            route: route.clone(),
            step,
            label: label(&by, link),
            head: words::route_head(from.as_str(), to.as_str()),
            beside: words::route_beside(
                self.platform(route.from),
                self.platform(route.to),
                by.as_str(),
            ),
            verdict,
            says,
            because: grounds.map_or_else(String::new, |g| text::of(&g.because).to_owned()),
            source: source.zip(grounds).map_or_else(String::new, |(source, grounds)| {
                words::source_line(&*source.title, explain::confidence(grounds.confidence))
            }),
            address: source.map_or_else(String::new, |source| source.address.to_string()),
            dates: grounds
                .map_or_else(String::new, |g| sentences::dates([g.known, g.since, g.until])),
            keys: self.keys_along(route),
            missing: self.missing(route.from, missing),
            led: self.led(route),
            leads: self
                .led(route)
                .map(text::numbers::assumed)
                .map(words::people_led)
                .unwrap_or_default(),
        }
    }

    /// The switches that are missing at a touchpoint, one button for each.
    fn missing(&self, at: TouchpointId, set: ConditionSet) -> Vec<Missing> {
        let engine = &self.evaluated.engine;
        let all = set.indices().map(ConditionSet::one);
        all.map(|one| {
            let step = crate::model::moves::Step::Switch(at, one);
            let conditions = engine.ids_of(one);
            Missing {
                head: explain::step(engine, &self.evaluated.plan, step),
                says: words::turns_on(explain::conditions(engine, one)),
                action: Action::Switch { ids: vec![at], conditions, on: true },
            }
        })
        .collect()
    }

    /// The names of the keys that both ends have.
    fn keys_along(&self, route: &Route) -> String {
        let keys = |id| self.placement(id).map(|at| self.keys.keys(at)).unwrap_or_default();
        let (from, to) = (keys(route.from), keys(route.to));
        let both = from.into_iter().filter(|key| to.contains(key));
        let pack = self.evaluated.pack();
        let names: Vec<&str> =
            both.filter_map(|key| pack.keys.get(key)).map(|key| text::of(&key.name)).collect();
        if names.is_empty() { words::no_key_travels().to_owned() } else { text::listed(&names) }
    }

    /// How many people the route leads on: an assumption, and never added to the target's visitors.
    fn led(&self, route: &Route) -> Option<f64> {
        let visitors = self.touchpoint(route.from)?.visitors?;
        #[expect(clippy::cast_precision_loss, reason = "people are far fewer than 2^53")]
        let visitors = visitors as f64;
        Some(visitors * route.rate?)
    }
}

/// The name of a means, with the year since when the step holds.
fn label(by: &str, link: Option<&Link>) -> String {
    let since = link.and_then(|link| link.grounds.since.or(link.grounds.known));
    match since {
        Some(date) => words::means_since(by, date.parts().0.to_string()),
        None => by.to_owned(),
    }
}
