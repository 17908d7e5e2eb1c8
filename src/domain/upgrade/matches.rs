//! Which items of a record are which of a newer checklist: by their texts, by an id whose task is
//! alike, and by what somebody says. Never by position.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::likeness::{Words, likeness};
use crate::domain::Id;

/// An item of a record, as far as it tells which it is.
#[derive(Debug, Clone, Default)]
pub struct Old {
    /// Its id.
    pub id: Id,
    /// The phase that the checklist gave it.
    pub phase: Id,
    /// What it says now, and what the checklist said.
    pub texts: [Words; 2],
    /// It is on no checklist since an earlier upgrade.
    pub left: bool,
}

/// An item of the newer checklist, likewise.
#[derive(Debug, Clone, Default)]
pub struct New {
    /// Its id there.
    pub id: Id,
    /// Its phase in the record.
    pub phase: Id,
    /// What it says.
    pub text: Words,
}

/// Which items of a record, by place, are which of a newer checklist, by place.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Matches {
    /// Which is which.
    pub same: BTreeMap<usize, usize>,
    /// Those that become part of another item of the record.
    pub merged: BTreeMap<usize, usize>,
    /// What may be the same, as nobody has said yet.
    pub questions: Vec<Question>,
}

/// May these two be the same?
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Question {
    /// The item of the record.
    pub old: usize,
    /// That of the newer checklist.
    pub new: usize,
}

/// As much do the tasks of one id have in common at least that are taken for the same.
const ALIKE: usize = 60;
/// By so much no other task comes as near.
const APART: usize = 10;
/// As much do two tasks have in common at least about which it is asked.
const ASKED: usize = 40;

/// Which is which, where somebody says of these items which they are, or that they are none.
///
/// | in the record | on the newer checklist | |
/// | --- | --- | --- |
/// | `A3` Plan the network | `A4` Plan the network. | the same |
/// | `A4` Send the forms | `A3` Send the forms by mail | asked about: another id |
/// | `A5` Test the forms | `A5` Test all the forms | the same |
/// | `A6` Order the cables | `A6` Train the helpdesk | two different items |
pub fn matches(olds: &[Old], news: &[New], said: &BTreeMap<usize, Option<usize>>) -> Matches {
    let mut pairing = Pairing {
        olds: (0..olds.len()).filter(|old| !said.contains_key(old)).collect(),
        news: (0..news.len()).collect(),
        same: BTreeMap::new(),
    };
    for left in [false, true] {
        for text in [0, 1] {
            pairing.by_text(left, text, olds, news);
        }
    }
    pairing.by_id(olds, news);
    let mut merged = BTreeMap::new();
    for (old, new) in said.iter().filter_map(|(old, new)| Some((*old, (*new)?))) {
        match pairing.same.iter().find(|(_, other)| **other == new) {
            Some((into, _)) => drop(merged.insert(old, *into)),
            None => pairing.take(old, new),
        }
    }
    let questions = pairing.questions(olds, news);
    Matches { same: pairing.same, merged, questions }
}

/// What is not matched yet, and what is.
struct Pairing {
    olds: BTreeSet<usize>,
    news: BTreeSet<usize>,
    same: BTreeMap<usize, usize>,
}

impl Pairing {
    fn take(&mut self, old: usize, new: usize) {
        self.olds.remove(&old);
        self.news.remove(&new);
        self.same.insert(old, new);
    }

    /// Those with the same text: of several, those with the same id, then those in the same phase.
    fn by_text(&mut self, left: bool, text: usize, olds: &[Old], news: &[New]) {
        let nothing = Id::default();
        for by in 0..3 {
            let key = |id, phase| [id, phase, &nothing][by].clone();
            let mut alone: HashMap<(&Words, Id), [Vec<usize>; 2]> = HashMap::new();
            for old in self.olds.iter().filter(|old| olds[**old].left == left) {
                let Old { id, phase, texts, .. } = &olds[*old];
                alone.entry((&texts[text], key(id, phase))).or_default()[0].push(*old);
            }
            for new in &self.news {
                let New { id, phase, text } = &news[*new];
                alone.entry((text, key(id, phase))).or_default()[1].push(*new);
            }
            for pair in alone.into_values() {
                if let [[old], [new]] = pair.each_ref().map(Vec::as_slice) {
                    self.take(*old, *new);
                }
            }
        }
    }

    /// Those with the same id whose tasks are alike, and no other is nearly as like.
    fn by_id(&mut self, olds: &[Old], news: &[New]) {
        let Alike(alike) = Alike::of(self, olds, news);
        let is_sure = |(old, new): &(usize, usize)| {
            let own = alike[&(*old, *new)];
            let others = self.olds.iter().filter(|other| *other != old).map(|other| (*other, *new));
            let rivals = self.news.iter().filter(|other| *other != new).map(|other| (*old, *other));
            let mut rivals = others.chain(rivals).filter_map(|pair| alike.get(&pair));
            own >= ALIKE && rivals.all(|rival| rival + APART <= own)
        };
        let same_id = |(old, new): &(usize, usize)| olds[*old].id == news[*new].id;
        let sure = alike.keys().copied().filter(same_id).filter(is_sure);
        let sure: Vec<(usize, usize)> = sure.collect();
        sure.into_iter().for_each(|(old, new)| self.take(old, new));
    }

    /// What may be the same, the likest first, each item in one question.
    fn questions(&self, olds: &[Old], news: &[New]) -> Vec<Question> {
        let Alike(alike) = Alike::of(self, olds, news);
        let mut alike: Vec<_> = alike.into_iter().filter(|(_, it)| *it >= ASKED).collect();
        alike.sort_by_key(|(pair, likeness)| (usize::MAX - likeness, *pair));
        let mut questions: Vec<Question> = Vec::new();
        for ((old, new), _) in alike {
            let is_asked = |other: &Question| other.old == old || other.new == new;
            if !questions.iter().any(is_asked) {
                questions.push(Question { old, new });
            }
        }
        questions.sort_by_key(|question| question.old);
        questions
    }
}

/// How alike what is not matched yet is.
struct Alike(BTreeMap<(usize, usize), usize>);

impl Alike {
    fn of(pairing: &Pairing, olds: &[Old], news: &[New]) -> Self {
        let olds = pairing.olds.iter().map(|at| (*at, &olds[*at])).filter(|(_, old)| !old.left);
        Self(
            olds.flat_map(|(at, old)| {
                let alike = move |new: &usize| {
                    let alike = old.texts.each_ref().map(|text| likeness(text, &news[*new].text));
                    ((at, *new), alike[0].max(alike[1]))
                };
                pairing.news.iter().map(alike).collect::<Vec<_>>()
            })
            .collect(),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::super::likeness::words;
    use super::*;

    fn old((id, text): &(&str, &str)) -> Old {
        let texts = [words(text), words(text)];
        Old { id: Id::new(id), phase: Id::new("plan"), texts, left: text.ends_with('!') }
    }

    fn new((id, text): &(&str, &str)) -> New {
        New { id: Id::new(id), phase: Id::new("plan"), text: words(text) }
    }

    /// The places of what is the same, and of what is asked about.
    type Told = (Vec<(usize, usize)>, Vec<(usize, usize)>);

    fn told(olds: &[(&str, &str)], news: &[(&str, &str)], said: &[(usize, Option<usize>)]) -> Told {
        let olds: Vec<Old> = olds.iter().map(old).collect();
        let news: Vec<New> = news.iter().map(new).collect();
        let matches = matches(&olds, &news, &said.iter().copied().collect());
        let asked = matches.questions.iter().map(|asked| (asked.old, asked.new));
        (matches.same.into_iter().collect(), asked.collect())
    }

    #[test]
    fn items_are_known_again_by_their_text_and_by_an_id_whose_task_is_alike() {
        let olds = [("A3", "Plan the network"), ("A4", "Send the forms"), ("A5", "Test the forms")];
        let news =
            [("A3", "Send the forms"), ("A4", "Plan the network."), ("A5", "Test all forms")];
        assert_eq!(told(&olds, &news, &[]).0, [(0, 1), (1, 0), (2, 2)]);
    }

    #[test]
    fn where_another_is_nearly_as_like_it_is_asked() {
        let olds = [("A1", "Test the forms of the staff"), ("A2", "Test the forms of the guests")];
        let news =
            [("A1", "Test the forms of the new staff"), ("A2", "Test the forms of the old staff")];
        assert_eq!(told(&olds, &news, &[]), (vec![], vec![(0, 0), (1, 1)]));
        assert_eq!(told(&olds, &news, &[(0, Some(0)), (1, None)]), (vec![(0, 0)], vec![]));
        let one = [("A1", "Order the cables"), ("A2", "Train the helpdesk")];
        let other = [("A1", "Train new people"), ("A2", "Order pizza for everybody who comes")];
        assert_eq!(told(&one, &other, &[]), (vec![], vec![]));
    }

    #[test]
    fn of_several_with_one_text_the_id_tells_which_it_is_then_it_is_asked() {
        let olds = [("A1", "Test"), ("A2", "Test"), ("A3", "Test")];
        assert_eq!(told(&olds, &[("A2", "Test")], &[]).0, [(1, 0)]);
        let asked = told(&olds, &[("A7", "Test"), ("A8", "Test")], &[]);
        assert_eq!(asked, (vec![], vec![(0, 0), (1, 1)]));
    }

    #[test]
    fn what_left_comes_back_only_by_its_text() {
        let olds = [("A1", "Order the cables!"), ("A2", "Train the helpdesk!")];
        let news = [("A1", "Order the cables"), ("A2", "Train the whole helpdesk")];
        assert_eq!(told(&olds, &news, &[]), (vec![(0, 0)], vec![]));
    }
}
