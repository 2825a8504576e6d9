//! The pages of the window. Each owns its state and its hit-testing.

pub mod board;
