//! Random ids, made regular so that two runs look the same: `7kd2m9x4qf`, the first entry of a
//! record, becomes `entry-0001`, and `R-7kd2m` becomes `R-••••1`. No width changes.

/// The random ids of a world, in the order in which they came up.
#[derive(Debug, Clone, Default)]
pub(crate) struct Ids {
    /// Ids that a test wrote itself.
    kept: Vec<String>,
    engagements: Vec<String>,
    entries: Vec<String>,
    items: Vec<String>,
}

impl Ids {
    /// Leaves the ids of this file as they are.
    pub(crate) fn keep(&mut self, record: &str) {
        let known = self.clone();
        let new = engagements(record).chain(entries(record)).chain(items(record));
        self.kept.extend(new.filter(|id| !known.has(id)));
    }

    /// Takes up the ids of this file that are not known yet.
    pub(crate) fn learn(&mut self, record: &str) {
        let known = self.clone();
        self.engagements.extend(engagements(record).filter(|id| !known.has(id)));
        self.entries.extend(entries(record).filter(|id| !known.has(id)));
        self.items.extend(items(record).filter(|id| !known.has(id)));
    }

    fn has(&self, id: &String) -> bool {
        [&self.kept, &self.engagements, &self.entries, &self.items]
            .into_iter()
            .any(|ids| ids.contains(id))
    }

    /// Every random id that is known, items also in their short forms, and the longest first.
    pub(crate) fn all(&self) -> Vec<String> {
        let short = self.items.iter().flat_map(|id| [0, 1, 2].map(|cut| &id[..id.len() - cut]));
        let mut all: Vec<String> = short.map(str::to_owned).collect();
        all.extend(self.entries.iter().chain(&self.engagements).cloned());
        all.sort_by_key(|id| std::cmp::Reverse(id.len()));
        all
    }

    /// `text` with regular ids.
    pub(crate) fn hide(&self, text: &str) -> String {
        let mut text = text.to_owned();
        for id in &self.engagements {
            text = text.replace(id, "••••••••••");
        }
        for (at, id) in self.entries.iter().enumerate() {
            text = text.replace(id, &format!("entry-{:04}", at + 1));
        }
        for (at, id) in self.items.iter().enumerate() {
            let prefix = id.split_once('-').map_or("", |(prefix, _)| prefix);
            for hidden in ["••••", "•••", "••"] {
                let start = prefix.len() + 1 + hidden.chars().count() + 1;
                text = text.replace(&id[..start], &format!("{prefix}-{hidden}{}", at + 1));
            }
        }
        text
    }
}

/// Ids that a command gave to entries.
fn entries(record: &str) -> impl Iterator<Item = String> + '_ {
    quoted_after(record, "- {\"id\":\"").filter(|id| id.len() == 10 && is_random(id))
}

/// Ids that a command gave to items and matters.
fn items(record: &str) -> impl Iterator<Item = String> + '_ {
    let begins = ["\":{\"phase\":", "\":{\"kind\":"].into_iter();
    let before = begins.flat_map(|begin| record.match_indices(begin));
    let before = before.map(|(at, _)| &record[..at]);
    let ids = before.filter_map(|before| before.rsplit('"').next());
    ids.filter(|id| id.split_once('-').is_some_and(|(_, end)| end.len() == 5 && is_random(end)))
        .map(str::to_owned)
}

/// The identities of engagements.
fn engagements(record: &str) -> impl Iterator<Item = String> + '_ {
    let values = record.lines().filter_map(|line| line.strip_prefix("engagement: "));
    values.filter(|id| id.len() == 10 && is_random(id)).map(str::to_owned)
}

fn quoted_after<'t>(text: &'t str, start: &'t str) -> impl Iterator<Item = String> + 't {
    text.split(start).skip(1).filter_map(|rest| rest.split('"').next()).map(str::to_owned)
}

fn is_random(id: &str) -> bool {
    id.bytes().all(|byte| byte.is_ascii_digit() || byte.is_ascii_lowercase())
}

#[test]
fn random_ids_become_regular_and_no_text_becomes_wider() {
    let mut ids = Ids::default();
    ids.learn(
        "engagement: 4f9k2m7q1z\n- {\"id\":\"7kd2m9x4qf\",\"add\":{\"R-7kd2m\":{\"phase\":1}}}",
    );
    let text = "4f9k2m7q1z 7kd2m9x4qf R-7kd2m R-7kd onboarding";
    assert_eq!(ids.hide(text), "•••••••••• entry-0001 R-••••1 R-••1 onboarding");
    assert_eq!(ids.hide(text).chars().count(), text.chars().count());
}
