//! Supposing that a platform were in another tier.

use egui::{Button, Ui};

use super::intent::{Cx, Intent};
use crate::editor::Event;
use crate::model::action::Action;
use crate::model::pack::Tier;
use crate::model::plan::PlatformId;
use crate::text::{self, explain, words};

/// Offers the tiers that a platform could be in.
pub fn tiers_ui(ui: &mut Ui, cx: &mut Cx<'_>, platform: &PlatformId) {
    let evaluated = cx.report.evaluated().clone();
    let origin = evaluated.origin();
    let Some(own) = origin.platform(platform).map(|platform| platform.tier) else { return };
    let now = evaluated.view().moved(platform).unwrap_or(own);
    for tier in Tier::ALL {
        let name = explain::tier(origin, tier);
        let name = if tier == own { words::its_own_tier(name) } else { name.to_owned() };
        let gone = match cx.editor.session().supposing(platform, tier) {
            Action::Suppose { remove, .. } if tier != now => remove.len(),
            _ => 0,
        };
        let entry = ui.add(Button::new(name).selected(tier == now));
        let entry = if gone > 0 {
            entry.on_hover_text(words::would_go(text::touchpoints(gone)))
        } else {
            entry
        };
        if entry.clicked() {
            if tier != now {
                cx.push(Intent::Send(Event::Suppose(platform.clone(), tier)));
            }
            ui.close();
        }
    }
}
