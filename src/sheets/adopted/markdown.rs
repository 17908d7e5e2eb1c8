//! Markdown: headings are phases; the points of lists and the rows of tables are items.

use pulldown_cmark::{Event, HeadingLevel, OffsetIter, Options, Parser, Tag};

use super::outline::{Items, Outline};
use super::walk::{Walk, Way};
use super::wording::Wording;

/// With fewer boxes than this, points without one may be items all the same.
const BOXES: usize = 4;

/// What is found in a Markdown text. Its headings are phases, but for a first one of the highest
/// level, which is the title where others follow. Points of lists are items, boxes in them are
/// items too, and other points in them their detail. Where at least half as many points have a
/// box as have none, lists below headings without boxes are none of items. Where there is nothing
/// else, the rows of any table are items or, where there is none, the innermost headings.
pub(super) fn markdown(text: &str, wording: &Wording) -> Outline {
    let level = |(event, _)| match event {
        Event::Start(Tag::Heading { level, .. }) => Some(level),
        _ => None,
    };
    let levels: Vec<HeadingLevel> = parser(text).filter_map(level).collect();
    let is_title =
        |first: &HeadingLevel| levels.len() > 1 && levels[1..].iter().all(|it| it > first);
    let has_title = levels.first().is_some_and(is_title);
    let innermost = |at: usize| levels.get(at + 1).is_none_or(|next| *next <= levels[at]);
    let innermost: Vec<bool> = (0..levels.len()).map(innermost).collect();
    let way = Way { wording: wording.clone(), has_title, ..Way::default() };
    let walked = |way| Walk::through(text, parser(text), way);
    let Walk { outline, boxes, .. } = walked(way.clone());
    if boxes.with >= BOXES && boxes.with * 2 >= boxes.without {
        return walked(Way { items: Items::Boxes, above_boxes: boxes.above, ..way }).outline;
    }
    if !outline.is_empty() {
        return outline;
    }
    let outline = walked(Way { items: Items::AnyRows, ..way.clone() }).outline;
    // A heading alone is no list.
    let are_many = innermost.iter().filter(|is_innermost| **is_innermost).count() > 1;
    match outline.is_empty() && are_many {
        true => walked(Way { are_tasks: innermost.into_iter(), ..way }).outline,
        false => outline,
    }
}

fn parser(text: &str) -> OffsetIter<'_> {
    let options = Options::ENABLE_TASKLISTS
        | Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    Parser::new_ext(text, options).into_offset_iter()
}
