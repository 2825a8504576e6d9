//! The house style: its logo, and what a template gives to it.

use std::sync::Arc;

use super::{Desk, picture_fault};
use crate::editor::event::Effect;
use crate::export::fonts::{FontError, LARGEST_FONT};
use crate::export::picture::file::{Picture, PictureError};
use crate::model::action::Action;
use crate::model::plan::{HouseStyle, Slot};
use crate::store::template::TemplateError;
use crate::text::{sentences, words};

/// The largest logo, in bytes of Base64: it is in every file of the plan.
const LARGEST_LOGO: usize = 1024 * 1024;

impl Desk {
    /// Adds a logo, or says why not.
    pub fn add_logo(&mut self, read: Result<Picture, PictureError>, out: &mut Vec<Effect>) {
        match read {
            Ok(picture) if picture.base64.len() > LARGEST_LOGO => {
                self.status = words::logo_too_large(LARGEST_LOGO as u64 * 3 / 4 / 1024);
            }
            Ok(picture) => {
                let style = self.session.plan().style.clone();
                let style = HouseStyle { logo: picture.base64, ..style };
                self.act(&Action::Style(style), out);
            }
            Err(error) => self.status = picture_fault(error),
        }
    }

    /// Adds a font for PDF and pictures, or says why not.
    pub fn add_font(
        &mut self,
        heading: bool,
        read: Result<Arc<str>, FontError>,
        out: &mut Vec<Effect>,
    ) {
        let style = self.session.plan().style.clone();
        match read {
            Ok(file) if heading => {
                self.act(&Action::Style(HouseStyle { heading_file: file, ..style }), out);
            }
            Ok(file) => {
                self.act(&Action::Style(HouseStyle { text_file: file, ..style }), out);
            }
            Err(FontError::Unreadable(file)) => {
                self.status = words::cannot_open(sentences::file_name(&file));
            }
            Err(FontError::NoFont(file)) => {
                self.status = words::no_font_file(sentences::file_name(&file));
            }
            Err(FontError::TooLarge(file)) => {
                self.status =
                    words::font_too_large(sentences::file_name(&file), LARGEST_FONT / 1024);
            }
        }
    }

    /// Takes the colours and the fonts of a presentation; tiers and logo stay as they are.
    pub fn take_template(
        &mut self,
        read: Result<HouseStyle, TemplateError>,
        out: &mut Vec<Effect>,
    ) {
        let found = match read {
            Ok(found) => found,
            Err(TemplateError::Unreadable(file)) => {
                self.status = words::cannot_open(sentences::file_name(&file));
                return;
            }
            Err(TemplateError::TooLarge(file)) => {
                let most = crate::store::template::largest();
                self.status = words::template_too_large(sentences::file_name(&file), most);
                return;
            }
            Err(TemplateError::NoTheme(file)) => {
                self.status = words::no_template(sentences::file_name(&file));
                return;
            }
        };
        let mut style = self.session.plan().style.clone();
        for slot in Slot::ALL {
            if let Some(colour) = found.colour(slot) {
                style.set(slot, Some(colour));
            }
        }
        for (own, new) in [
            (&mut style.heading_font, &found.heading_font),
            (&mut style.text_font, &found.text_font),
        ] {
            if !new.is_empty() {
                own.clone_from(new);
            }
        }
        style.template.clone_from(&found.template);
        if self.act(&Action::Style(style), out) {
            self.say(words::template_taken());
        }
    }
}
