//! The example plans that come with the program.

/// File name and text of each; the first one is opened at the first start.
pub const ALL: [(&str, &str); 5] = [
    ("autumn-skincare-launch.ron", include_str!("../../saved_plans/autumn-skincare-launch.ron")),
    ("luxury-house-closed.ron", include_str!("../../saved_plans/luxury-house-closed.ron")),
    ("sports-brand-crm.ron", include_str!("../../saved_plans/sports-brand-crm.ron")),
    ("empty-start.ron", include_str!("../../saved_plans/empty-start.ron")),
    ("member-pass-2026.ron", include_str!("../../saved_plans/member-pass-2026.ron")),
];
