//! Tests of the window: they click, drag and type through the accessibility tree, in both themes.

mod board;
mod ease;
mod features;
mod files;
mod harness;
mod keyboard;
mod looks;
mod pages;
mod panels;
mod pseudo;
mod roadmap;
mod rules;
