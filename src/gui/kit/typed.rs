//! Which text fields there are, and the action that the text of each becomes.

use crate::editor::session::Session;
use crate::model::action::{Action, Edit, LineId};
use crate::model::import::{cells, dates};
use crate::model::plan::{Slot, TouchpointId};
use crate::text::{sentences, words};

mod record;
mod scenes;
mod targets;

/// Which touchpoints a field is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Whose {
    /// One touchpoint.
    Card(TouchpointId),
    /// All that are selected.
    Selected,
}

impl Whose {
    fn ids(self, session: &Session) -> Vec<TouchpointId> {
        match self {
            Self::Card(id) => vec![id],
            Self::Selected => session.selected(),
        }
    }
}

/// Which text field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Field {
    /// The plan's title.
    Title,
    /// A touchpoint's name.
    Name(TouchpointId),
    /// A touchpoint's visitors.
    Visitors(TouchpointId),
    /// The budget of touchpoints.
    Budget(Whose),
    /// The phase of touchpoints.
    Phase(Whose),
    /// The name of a phase, by its place.
    PhaseName(usize),
    /// A touchpoint's notes.
    Notes(TouchpointId),
    /// Whom a touchpoint's data is passed to.
    Recipients(TouchpointId),
    /// What a touchpoint's data is for.
    Purpose(TouchpointId),
    /// The title of a scene, by its place.
    SceneTitle(usize),
    /// The text of a scene, by its place.
    SceneText(usize),
    /// The notes of a scene, by its place.
    SceneNotes(usize),
    /// How many minutes are planned for a scene, by its place.
    SceneMinutes(usize),
    /// What to ask the room at a scene, by its place.
    SceneAsk(usize),
    /// From when to when a touchpoint runs.
    Runs(TouchpointId),
    /// The share of a touchpoint's visitors who become known.
    Share(TouchpointId),
    /// Where that share comes from.
    Basis(TouchpointId),
    /// The stage that a touchpoint serves.
    OfStage(TouchpointId),
    /// How many people a goal is for, by its place.
    People(usize),
    /// Until which day, by the goal's place.
    By(usize),
    /// The highest price for each person, by the goal's place.
    UnitCost(usize),
    /// The share of people whom several touchpoints reach.
    Overlap,
    /// The stages of the plan, in order.
    Stages,
    /// The share of people who take a route, by its place.
    Rate(usize),
    /// The notes of a route, by its place.
    RouteNotes(usize),
    /// What a move costs if nothing is said.
    UnsetCost,
    /// What turning a switch on costs, by its place in the pack.
    SwitchCost(usize),
    /// What placing a kind costs, by its place in the pack.
    KindCost(usize),
    /// The name of an option, by its place.
    OptionName(usize),
    /// What an option may cost, by its place.
    OptionBudget(usize),
    /// The text of a line of the record.
    Line(LineId),
    /// Who stands for it.
    LineOwner(LineId),
    /// Its day, or its days.
    LineDays(LineId),
    /// An option of a vote, by the vote's id and its place.
    VoteOption(u64, usize),
    /// The hands for an option.
    VoteHands(u64, usize),
    /// The role of a person, by their place.
    PersonRole(usize),
    /// A colour of the house style.
    StyleColour(Slot),
    /// A font of the house style: that of titles, or of text.
    StyleFont(bool),
}

impl Field {
    /// Whether it is for long texts: Escape keeps what has been typed in them.
    #[must_use]
    pub fn is_long(self) -> bool {
        matches!(
            self,
            Self::Notes(_)
                | Self::SceneText(_)
                | Self::SceneNotes(_)
                | Self::RouteNotes(_)
                | Self::Line(_)
        )
    }
}

/// The action that a text becomes in a field.
///
/// # Errors
/// If the field cannot hold the text, with the reason in words.
pub fn action(field: Field, text: &str, session: &Session) -> Result<Action, String> {
    let edit = |whose: Whose, edit| Ok(Action::Edit(whose.ids(session), edit));
    let card = Whose::Card;
    match field {
        Field::Title => Ok(Action::Retitle(text.trim().to_owned())),
        Field::Name(id) => edit(card(id), Edit::Name(text.trim().to_owned())),
        Field::Notes(id) => edit(card(id), Edit::Notes(text.to_owned())),
        Field::Purpose(id) => edit(card(id), Edit::Purpose(text.to_owned())),
        Field::Recipients(id) => {
            let names = text.split([',', '，', '、', ';', '；', '\n']).map(str::trim);
            let names = names.filter(|name| !name.is_empty()).map(str::to_owned);
            edit(card(id), Edit::Recipients(names.collect()))
        }
        Field::Phase(whose) => edit(whose, Edit::Phase(Some(text.trim().to_owned()))),
        Field::PhaseName(place) => rename_phase(session, place, text.trim()),
        Field::Basis(id) => edit(card(id), Edit::Basis(text.trim().to_owned())),
        Field::OfStage(id) => edit(card(id), Edit::Stage(Some(text.trim().to_owned()))),
        Field::Runs(id) => {
            let (starts, ends) = dates::days(text).ok_or_else(|| words::bad_days(text))?;
            edit(card(id), Edit::Days(starts, ends))
        }
        Field::Share(id) => {
            let share = (!cells::is_dash(text))
                .then(|| dates::share(text).ok_or_else(|| words::bad_share(text)));
            edit(card(id), Edit::Share(share.transpose()?))
        }
        // Numbers are read as imports read them: `240,000`, `24万`, `¥ 180 000`, `1,2 Mio`.
        Field::Visitors(id) => {
            let count = (!cells::is_dash(text))
                .then(|| cells::count(text).ok_or_else(|| sentences::bad_visitors(text)));
            edit(card(id), Edit::Visitors(count.transpose()?))
        }
        Field::Budget(whose) => {
            let bad = |currency| sentences::bad_budget(text, currency);
            let amount = (!cells::is_dash(text)).then(|| cells::amount(text).map_err(bad));
            edit(whose, Edit::Budget(amount.transpose()?))
        }
        other => match targets::target(other, text, session) {
            Some(target) => target.map(Action::Target),
            None => record::record(other, text, session)
                .or_else(|| scenes::scene(other, text, session))
                .unwrap_or_else(|| Err(words::field_gone().to_owned())),
        },
    }
}

fn rename_phase(session: &Session, place: usize, to: &str) -> Result<Action, String> {
    if to.is_empty() {
        return Err(words::phase_unnamed().to_owned());
    }
    let from = session.plan().phases.get(place).cloned().unwrap_or_default();
    Ok(Action::RenamePhase { from, to: to.to_owned() })
}
