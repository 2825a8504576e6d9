//! Who is led where.

use egui::{Context, Ui};

use crate::gui::intent::Cx;
use crate::gui::pages::board::Above;
use crate::model::plan::TouchpointId;

/// The page's state.
#[derive(Debug, Default)]
pub struct RoutesPage {}

impl RoutesPage {
    pub fn focus(&mut self, _id: TouchpointId) {}
    pub fn follow_keys(&mut self, _ctx: &Context, _cx: &mut Cx<'_>, _above: Above) {}
    pub fn ui(&mut self, _ui: &mut Ui, _cx: &mut Cx<'_>) {}
    pub fn side_ui(&mut self, _ui: &mut Ui, _cx: &mut Cx<'_>) {}
}
