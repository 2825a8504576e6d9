//! The parts of a report that are worded when they are first read, and where a line of the evidence
//! leads: to the touchpoints that it is about.

use super::numbers::{self, Figures, OptionRow, StageRow};
use super::{Platform, Recorded, Report, Roadmap, Routes, Why, evidence, record};
use crate::model::coverage::GoalState;
use crate::model::pack::Tier;
use crate::model::plan::{LEAST_CONTRAST, Rgb, Slot, TouchpointId};
use crate::text::words;

use super::look::{Look, Shade};

impl Report {
    /// The plan in people and yuan.
    #[must_use]
    pub fn figures(&self) -> &Figures {
        self.figures.get_or_init(|| Figures::new(&self.evaluated))
    }

    /// The board and its options, side by side.
    #[must_use]
    pub fn options(&self) -> &[OptionRow] {
        self.options.get_or_init(|| numbers::option_rows(&self.evaluated))
    }

    /// Coverage by stage, in the plan's order; empty without stages.
    #[must_use]
    pub fn stage_rows(&self) -> &[StageRow] {
        self.stages.get_or_init(|| numbers::stage_rows(&self.evaluated))
    }

    /// Who is led where.
    #[must_use]
    pub fn routes(&self) -> &Routes {
        self.routes.get_or_init(|| Routes::new(&self.evaluated, self.recognition()))
    }

    /// The colours of slides and pictures: in the light theme those of the plan's house style.
    #[must_use]
    pub fn look(&self, shade: Shade) -> &Look {
        let style = &self.evaluated.plan.style;
        if shade == Shade::Dark || style.is_nothing() {
            return Look::of(shade);
        }
        self.styled.get_or_init(|| Look::styled(style))
    }

    /// Which colours of the house style are hard to read on their ground.
    #[must_use]
    pub fn style_faults(&self) -> Vec<String> {
        let look = self.look(Shade::Light);
        let ground: Rgb = look.bg.into();
        let set = self.evaluated.plan.style.colours.iter().map(|(slot, _)| *slot);
        let shown = |slot: Slot| -> (Rgb, &'static str) {
            match slot {
                Slot::Ground | Slot::Ink => (look.ink.into(), words::slot_ink()),
                Slot::Accent => (look.accent.into(), words::slot_accent()),
                Slot::Open => (look.open.into(), words::open_tier()),
                Slot::SemiOpen => (look.semi.into(), words::semi_open_tier()),
                Slot::Closed => (look.closed.into(), words::closed_tier()),
            }
        };
        // Another ground concerns every colour.
        let all: Vec<Slot> = if self.evaluated.plan.style.colour(Slot::Ground).is_some() {
            Slot::ALL.into_iter().skip(1).collect()
        } else {
            set.collect()
        };
        let weak = all.into_iter().map(shown).filter_map(|(colour, name)| {
            let contrast = colour.contrast(ground);
            (contrast < LEAST_CONTRAST).then(|| {
                words::weak_colour(name, format!("{contrast:.1}"), LEAST_CONTRAST.to_string())
            })
        });
        weak.collect()
    }

    /// The record of the workshop.
    #[must_use]
    pub fn recorded(&self) -> &Recorded {
        self.recorded.get_or_init(|| Recorded::new(&self.evaluated))
    }

    /// Who does what until when.
    #[must_use]
    pub fn roadmap(&self) -> &Roadmap {
        self.roadmap.get_or_init(|| Roadmap::new(&self.evaluated))
    }

    /// The names of these touchpoints, as far as the plan has them.
    #[must_use]
    pub fn names_of(&self, ids: &[TouchpointId]) -> String {
        record::names(&self.evaluated, ids)
    }

    /// The touchpoints that meet a goal, or the one that is a switch away from it.
    #[must_use]
    pub fn leads_from_goal(&self, goal: usize) -> Vec<TouchpointId> {
        match self.evaluated.evaluation.goals.get(goal) {
            Some(GoalState::Met(ids)) => ids.clone(),
            Some(GoalState::Locked(id, _)) => vec![*id],
            _ => Vec::new(),
        }
    }

    /// The touchpoints that give an insight its state, in all tiers or in one.
    #[must_use]
    pub fn leads_from_insight(&self, insight: usize, tier: Option<Tier>) -> Vec<TouchpointId> {
        let evaluated = &self.evaluated;
        let platforms = &evaluated.pack().platforms;
        let all = evaluated.plan.touchpoints.iter().enumerate();
        let states = all.filter_map(|(place, touchpoint)| {
            let placement = evaluated.evaluation.placements.get(place)?;
            let (_, platform) = evaluated.engine.pair_parts(placement.pair);
            let here = platforms.get(platform)?.tier;
            let verdict = evaluated.evaluation.verdicts(place).get(insight)?;
            let state = verdict.meaning().placed.filter(|_| tier.is_none_or(|tier| tier == here));
            Some((touchpoint.id, state?))
        });
        let states: Vec<_> = states.collect();
        let best = states.iter().map(|(_, state)| *state).max();
        states.iter().filter(|(_, state)| Some(*state) == best).map(|(id, _)| *id).collect()
    }

    /// Why a tier is in its state for an insight: the grounds of the verdict that decides it.
    #[must_use]
    pub fn why_tier(&self, tier: Tier, insight: usize) -> Option<Why> {
        let state = self.tier(tier)?.cells.get(insight)?.state;
        let mut platforms = self.platforms().iter().enumerate();
        let is = |platform: &Platform| {
            platform.tier == tier
                && platform.cells.get(insight).is_some_and(|cell| cell.state == state)
        };
        let (row, _) = platforms.find(|(_, platform)| is(platform))?;
        self.why_cell(row, insight).0
    }

    /// The kind and the date of the source of a statement; empty if they are not set.
    #[must_use]
    pub fn about_source(&self, why: &Why) -> String {
        evidence::about(self.pack(), why)
    }
}
