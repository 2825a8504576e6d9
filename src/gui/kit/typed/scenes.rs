//! Fields of the scenes of a presentation, and of the house style.

use super::Field;
use crate::editor::session::Session;
use crate::model::action::Action;
use crate::model::import::cells;
use crate::model::plan::{HouseStyle, Rgb};
use crate::model::scene::Scene;
use crate::text::{sentences, words};

/// What a text becomes in a field of a scene; `None` if it is no such field.
pub(super) fn scene(field: Field, text: &str, session: &Session) -> Option<Result<Action, String>> {
    let staged = |place: usize, change: &dyn Fn(&mut Scene)| {
        let mut scenes = session.plan().stage();
        scenes.get_mut(place).into_iter().for_each(change);
        Ok(Action::Stage(scenes))
    };
    Some(match field {
        Field::SceneTitle(place) => {
            staged(place, &|scene| text.trim().clone_into(&mut scene.title))
        }
        Field::SceneText(place) => staged(place, &|scene| text.clone_into(&mut scene.text)),
        Field::SceneNotes(place) => staged(place, &|scene| text.clone_into(&mut scene.notes)),
        Field::SceneAsk(place) => staged(place, &|scene| text.clone_into(&mut scene.ask)),
        Field::SceneMinutes(place) => {
            let minutes = (!cells::is_dash(text))
                .then(|| cells::count(text).ok_or_else(|| sentences::bad_visitors(text)));
            match minutes.transpose() {
                Ok(minutes) => staged(place, &|scene| scene.minutes = minutes),
                Err(why) => Err(why),
            }
        }
        Field::StyleColour(slot) => {
            let colour = (!cells::is_dash(text)).then(|| Rgb::read(text));
            match colour {
                Some(None) => Err(words::bad_colour(text)),
                colour => Ok(styled(session, |style| style.set(slot, colour.flatten()))),
            }
        }
        Field::StyleFont(true) => {
            Ok(styled(session, |style| text.trim().clone_into(&mut style.heading_font)))
        }
        Field::StyleFont(false) => {
            Ok(styled(session, |style| text.trim().clone_into(&mut style.text_font)))
        }
        _ => return None,
    })
}

/// The action that changes the house style.
fn styled(session: &Session, change: impl FnOnce(&mut HouseStyle)) -> Action {
    let mut style = session.plan().style.clone();
    change(&mut style);
    Action::Style(style)
}
