//! The in-app guide, and what the signs mean.

/// The guide: heading and text of each part.
#[must_use]
pub fn guide() -> &'static [(&'static str, &'static str)] {
    &[
        (
            "Place a touchpoint",
            "Drag it from the palette onto a platform. Before you drop it, every lane says what it \
             would yield there; lanes that cannot host it dim. By keyboard: / finds a kind, Enter \
             picks it up, arrow keys choose the lane, Enter drops it, Escape puts it back.",
        ),
        (
            "Move, copy, remove",
            "Drag a card to another lane, up or down in its own, or off the board. Alt with the \
             arrow keys moves the chosen card. The context menu of a card (right click, or \
             Shift+F10) holds every move. Ctrl or Shift with a click chooses several cards.",
        ),
        (
            "Flip a switch",
            "Choose a card: its switches are on the right. A locked insight says which switch it \
             needs and has a button that flips it.",
        ),
        (
            "Ask why",
            "The inspector gives the reason, the source and how sure it is for each insight of the \
             chosen card. Hovering a chip, a piece of a bar or a cell of the table does the same.",
        ),
        (
            "Set goals",
            "Click an empty place of the board: the goals are on the right. Below the board stands \
             what meets each goal, or what is missing; best next moves are buttons.",
        ),
        (
            "Change the rules",
            "What the platforms let out is data: a rule pack. The menu at the top right chooses \
             another, and the same plan is evaluated under it. Undo brings the one before back.",
        ),
        (
            "Nothing is lost",
            "Every change can be undone by name. Saving keeps the file before as a backup. Unsaved \
             work is kept aside and offered after a crash.",
        ),
    ]
}

/// What each sign means: full dot, half dot, plus, ring, cross, question mark, point.
#[must_use]
pub fn signs() -> [&'static str; 7] {
    [
        "About a person: the brand learns it of each consumer",
        "In total only: the brand learns it of a group",
        "Locked: a switch on the touchpoint is missing",
        "Available: some touchpoint that could be placed would bring it",
        "Kept by the platform",
        "Unstated: no source says, so nothing is promised",
        "Not seen: the platform lets it out, but this kind cannot see it",
    ]
}
