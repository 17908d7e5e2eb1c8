//! Which items and matters people mean by the ids that they type.

use std::collections::HashMap;
use std::ops::RangeInclusive;

use super::engagement::{Engagement, Tracked};
use super::ids::Id;

/// The items, matters and phases that were named.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Selection {
    /// Each item once, by place, in the order in which they were named.
    pub items: Vec<Picked>,
    /// The matters that were named, each once, by place.
    pub matters: Vec<usize>,
    /// The phases that were named, by place.
    pub phases: Vec<usize>,
}

/// An item that was named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Picked {
    /// By place.
    pub item: usize,
    /// The most particular way in which it was named.
    pub named_by: NamedBy,
}

/// How an item was named, the most particular way first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum NamedBy {
    /// By its own id.
    Id,
    /// As one of a range.
    Range,
    /// As one of a phase.
    Phase,
}

/// Why a word names no item.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SelectFault {
    /// A range that is none.
    #[error("`{word}` is no range: {why}")]
    NoRange {
        /// What was typed.
        word: String,
        /// Why not.
        why: RangeFault,
        /// The range that it resembles most.
        meant: Option<Range>,
    },
    /// Nothing has an id like that.
    #[error("nothing here has the id `{word}`")]
    Unknown {
        /// What was typed.
        word: String,
        /// The ids from which a slip may have led to it, and what they are called: one alone is
        /// meant.
        near: Vec<(String, String)>,
    },
    /// Several ids start like that.
    #[error("`{word}` is the start of {} ids", candidates.len())]
    Ambiguous {
        /// What was typed.
        word: String,
        /// The ids that start with it, and their tasks.
        candidates: Vec<(Id, String)>,
    },
    /// A phase is wanted, and none is called that.
    #[error("there is no phase `{word}`")]
    UnknownPhase {
        /// What was typed.
        word: String,
        /// The phases that there are.
        phases: Vec<Id>,
        /// The one that it resembles most.
        nearest: Option<Id>,
    },
}

/// Why two words are not the ends of a range.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RangeFault {
    /// One of them is not there.
    #[error("a range has two ends")]
    Half,
    /// Nothing has such an id.
    #[error("no item has the id `{0}`")]
    Unknown(String),
    /// The second stands before the first.
    #[error("{0} stands before {1}")]
    Backwards(String, String),
}

/// A range of items, as it can be typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Range {
    /// `A1..A3`.
    pub text: String,
    /// How many items it holds.
    pub items: usize,
    /// Of how many phases they are.
    pub phases: usize,
}

/// Resolves what was typed: ids, unambiguous prefixes, ranges (`A1..A3`, `A1..3`, `A1-A3`), phases
/// by id or name, separated by commas. An exact id wins over the name of a phase, that over the
/// start of ids, of which items and matters share one namespace.
///
/// # Errors
/// With the first word that names nothing, or more than one thing.
pub fn select(words: &[String], engagement: &Engagement<'_>) -> Result<Selection, SelectFault> {
    let mut selection = Selection::default();
    for word in words {
        let is_exact = engagement.find(&Id::new(word.trim())).is_some();
        match phase(word, engagement).filter(|_| !is_exact) {
            Some(place) => selection.take_phase(place, engagement),
            None => {
                for part in word.split(',').map(str::trim).filter(|part| !part.is_empty()) {
                    selection.take(part, engagement)?;
                }
            }
        }
    }
    Ok(selection)
}

impl Selection {
    /// All items and matters that there are, as if every phase and matter had been named.
    pub fn everything(engagement: &Engagement<'_>) -> Self {
        let mut selection = Self::default();
        let phases = 0..engagement.phases.len();
        phases.for_each(|phase| selection.take_phase(phase, engagement));
        selection.matters = (0..engagement.matters.len()).collect();
        selection
    }

    /// The ids of all that was named.
    pub fn ids(&self, engagement: &Engagement<'_>) -> Vec<Id> {
        let phases = self.phases.iter();
        let phases = phases.map(|phase| &engagement.checklist.phases[*phase].id);
        let items = self.items.iter().map(|picked| &engagement.items[picked.item].id);
        let matters = self.matters.iter().map(|matter| &engagement.matters[*matter].id);
        phases.chain(items).chain(matters).cloned().collect()
    }

    fn take(&mut self, word: &str, engagement: &Engagement<'_>) -> Result<(), SelectFault> {
        let exact = |word: &str| engagement.item_place(&Id::new(word));
        if let Some(one) = exactly(word, engagement) {
            self.pick_one(one);
        } else if let Some(phase) = phase(word, engagement) {
            self.take_phase(phase, engagement);
        } else if let Some(ends) = word.split_once("..") {
            self.take_range(word, ends, engagement)?;
        } else {
            let dashes = word.match_indices('-').map(|(at, _)| (&word[..at], &word[at + 1..]));
            let mut ends = dashes.filter(|(from, _)| exact(from).is_some());
            let whole = |(from, to)| exact(&in_full(from, to, engagement)).is_some();
            match (ends.clone().find(|ends| whole(*ends)), one(word, engagement), ends.next()) {
                (Some(ends), ..) | (None, Err(SelectFault::Unknown { .. }), Some(ends)) => {
                    self.take_range(word, ends, engagement)?;
                }
                (None, one, _) => self.pick_one(one?),
            }
        }
        Ok(())
    }

    fn take_range(
        &mut self,
        word: &str,
        (from, to): (&str, &str),
        engagement: &Engagement<'_>,
    ) -> Result<(), SelectFault> {
        let to = in_full(from, to, engagement);
        let why = match (one(from, engagement), one(&to, engagement)) {
            (Ok(One::Item(start)), Ok(One::Item(end))) if start <= end => {
                (start..=end).for_each(|item| self.pick(item, NamedBy::Range));
                return Ok(());
            }
            (Ok(One::Matter(_)), _) => RangeFault::Unknown(from.trim().to_owned()),
            (_, Ok(One::Matter(_))) => RangeFault::Unknown(to.trim().to_owned()),
            (Ok(_), Ok(_)) => RangeFault::Backwards(to.trim().to_owned(), from.trim().to_owned()),
            _ if from.trim().is_empty() || to.trim().is_empty() => RangeFault::Half,
            (Err(SelectFault::Unknown { word, .. }), _)
            | (Ok(_), Err(SelectFault::Unknown { word, .. })) => RangeFault::Unknown(word),
            (Err(fault), _) | (_, Err(fault)) => return Err(fault),
        };
        let meant = Range::meant((from, &to), engagement);
        Err(SelectFault::NoRange { word: word.to_owned(), why, meant })
    }

    fn take_phase(&mut self, phase: usize, engagement: &Engagement<'_>) {
        if !self.phases.contains(&phase) {
            self.phases.push(phase);
        }
        let items = engagement.items.iter().enumerate();
        let items = items.filter(|(_, item)| item.phase == phase);
        items.for_each(|(item, _)| self.pick(item, NamedBy::Phase));
    }

    fn pick_one(&mut self, one: One) {
        match one {
            One::Item(item) => self.pick(item, NamedBy::Id),
            One::Matter(matter) if self.matters.contains(&matter) => {}
            One::Matter(matter) => self.matters.push(matter),
        }
    }

    fn pick(&mut self, item: usize, named_by: NamedBy) {
        match self.items.iter_mut().find(|picked| picked.item == item) {
            Some(picked) => picked.named_by = picked.named_by.min(named_by),
            None => self.items.push(Picked { item, named_by }),
        }
    }
}

impl Range {
    /// The range that these ends resemble most, of which one is an item.
    fn meant((from, to): (&str, &str), engagement: &Engagement<'_>) -> Option<Self> {
        let ends = match (one(from, engagement), one(to, engagement)) {
            (Ok(One::Item(one)), Ok(One::Item(other))) => one.min(other)..=one.max(other),
            (Ok(One::Item(start)), _) => start..=*near_end(to, start, engagement)?.end(),
            (_, Ok(One::Item(end))) => *near_end(from, end, engagement)?.start()..=end,
            _ => return None,
        };
        let items = engagement.items.get(ends)?;
        let (first, last) = (items.first()?, items.last()?);
        let name = |item| short_id(item, engagement);
        Some(Self {
            text: format!("{}..{}", name(first), name(last)),
            items: items.len(),
            phases: last.phase - first.phase + 1,
        })
    }
}

/// What an end of a range could mean that is no item: a phase, which is that of the `other` end
/// where there is nothing, else the item that it resembles most.
fn near_end(
    word: &str,
    other: usize,
    engagement: &Engagement<'_>,
) -> Option<RangeInclusive<usize>> {
    let items = &engagement.items;
    let own = items[other].phase;
    let of = |phase| (0..items.len()).filter(move |at| items[*at].phase == phase);
    let whole = if word.trim().is_empty() { Some(own) } else { phase(word, engagement) };
    if let Some(whole) = whole {
        return Some(of(whole).next()?..=of(whole).next_back()?);
    }
    let beside = nearest(word, of(own).map(|at| items[at].id.as_str()));
    let near = beside.or_else(|| nearest(word, items.iter().map(|item| item.id.as_str())));
    let at = engagement.item_place(&Id::new(near?))?;
    Some(at..=at)
}

/// The end of a range in full: behind `A1`, `3` is `A3`.
fn in_full(from: &str, to: &str, engagement: &Engagement<'_>) -> String {
    let (from, to) = (from.trim(), to.trim());
    let letters = from.trim_end_matches(|c: char| c.is_ascii_digit());
    let is_number = to.bytes().all(|byte| byte.is_ascii_digit()) && !to.is_empty();
    let is_short = is_number && letters != from && engagement.item_place(&Id::new(to)).is_none();
    if is_short { format!("{letters}{to}") } else { to.to_owned() }
}

/// One of the things that have an id of their own, by its place.
#[derive(Debug, Clone, Copy)]
enum One {
    Item(usize),
    Matter(usize),
}

/// What has exactly this id.
fn exactly(word: &str, engagement: &Engagement<'_>) -> Option<One> {
    let id = Id::new(word.trim());
    let matter = || engagement.matter_place(&id).map(One::Matter);
    engagement.item_place(&id).map(One::Item).or_else(matter)
}

fn one(word: &str, engagement: &Engagement<'_>) -> Result<One, SelectFault> {
    let word = word.trim();
    if let Some(one) = exactly(word, engagement) {
        return Ok(one);
    }
    let starts = |one: &&Tracked| !word.is_empty() && one.id.starts_with(word);
    let mut found: Vec<&Tracked> = engagement.tracked().filter(starts).collect();
    let open = engagement.matters.iter().filter(|matter| matter.is_open()).map(|matter| &**matter);
    if let [only] = open.filter(starts).collect::<Vec<&Tracked>>().as_slice()
        && found.iter().all(|one| engagement.matter(&one.id).is_some())
    {
        found = vec![only];
    }
    match found.as_slice() {
        [only] => Ok(exactly(only.id.as_str(), engagement).expect("what is tracked has a place")),
        [] => Err(SelectFault::Unknown { word: word.to_owned(), near: slips(word, engagement) }),
        several => {
            let called = |one: &&Tracked| (one.id.clone(), one.task().to_owned());
            let candidates = several.iter().map(called).collect();
            Err(SelectFault::Ambiguous { word: word.to_owned(), candidates })
        }
    }
}

/// The place of the phase with this id or name, case aside.
pub fn phase(word: &str, engagement: &Engagement<'_>) -> Option<usize> {
    let word = word.trim();
    let named = |name: &str| name.to_lowercase() == word.to_lowercase();
    let phases = &engagement.checklist.phases;
    engagement
        .phase_place(&Id::new(word))
        .or_else(|| phases.iter().position(|phase| named(&phase.name)))
}

/// The place of the phase with this id or name, case aside.
///
/// # Errors
/// When none is called that.
pub fn phase_named(word: &str, engagement: &Engagement<'_>) -> Result<usize, SelectFault> {
    let phases = engagement.checklist.phases.iter().map(|phase| &phase.id);
    phase(word, engagement).ok_or_else(|| SelectFault::UnknownPhase {
        word: word.to_owned(),
        nearest: nearest(word, phases.clone().map(Id::as_str)).map(Id::new),
        phases: phases.cloned().collect(),
    })
}

/// The ids of items, matters and phases from which a slip may have led to `word`, and what they
/// are called.
fn slips(word: &str, engagement: &Engagement<'_>) -> Vec<(String, String)> {
    let phases = engagement.checklist.phases.iter();
    let phases = phases.map(|phase| (phase.id.as_str(), phase.name.as_str()));
    let tracked = engagement.tracked().map(|one| (one.id.as_str(), one.task()));
    let near = tracked.chain(phases).filter(|(id, _)| is_slip(word, id));
    near.map(|(id, called)| (id.to_owned(), called.to_owned())).collect()
}

/// Is `near` so like what was typed, case aside, that a slip may have made the difference?
pub fn is_slip(typed: &str, near: &str) -> bool {
    let slips = strsim::damerau_levenshtein(&typed.to_lowercase(), &near.to_lowercase());
    slips == 1 || (slips == 2 && typed.len() > 6)
}

/// The id of the item, matter or phase that `word` resembles most.
pub fn nearest_id(word: &str, engagement: &Engagement<'_>) -> Option<String> {
    let phases = engagement.checklist.phases.iter().map(|phase| phase.id.as_str());
    let tracked = engagement.tracked().map(|one| one.id.as_str());
    nearest(word, tracked.chain(phases)).map(str::to_owned)
}

/// The candidate that resembles `word` most, case aside, if any comes near it; of several the
/// last, so that an id past the end of a phase means its last item.
pub fn nearest<'c>(word: &str, candidates: impl Iterator<Item = &'c str>) -> Option<&'c str> {
    let word = word.to_lowercase();
    let near = (word.chars().count() / 2).clamp(1, 3);
    candidates
        .map(|candidate| (strsim::damerau_levenshtein(&word, &candidate.to_lowercase()), candidate))
        .filter(|(distance, _)| *distance <= near)
        .reduce(|best, other| if other.0 <= best.0 { other } else { best })
        .map(|(_, candidate)| candidate)
}

/// How items and matters are called: by the shortest forms of their ids.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Names(HashMap<Id, String>);

impl Names {
    /// The names of an engagement's items and matters.
    pub fn of(engagement: &Engagement<'_>) -> Self {
        let added = engagement.tracked().filter(|one| one.added.is_some());
        let named = added.map(|one| (one.id.clone(), short_id(one, engagement).to_owned()));
        Self(named.collect())
    }

    /// The name of the item or matter with this id; of anything else, the id.
    pub fn name<'s>(&'s self, id: &'s Id) -> &'s str {
        self.0.get(id).map_or(id.as_str(), String::as_str)
    }
}

/// The shortest form of an id that means its item or matter alone: its own on the checklist, at
/// least three random characters of what came in later.
pub fn short_id<'s>(one: &'s Tracked, engagement: &Engagement<'_>) -> &'s str {
    let id = one.id.as_str();
    let Some(dash) = id.find('-').filter(|_| one.added.is_some()) else {
        return id;
    };
    let others = |prefix: &str| {
        engagement.tracked().any(|other| other.id != one.id && other.id.starts_with(prefix))
    };
    let ends = id.char_indices().map(|(end, c)| end + c.len_utf8());
    ends.filter(|end| *end > dash + 3)
        .map(|end| &id[..end])
        .find(|prefix| !others(prefix) && phase(prefix, engagement).is_none())
        .unwrap_or(id)
}
