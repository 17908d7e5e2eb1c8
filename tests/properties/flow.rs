//! Writes an entry as somebody would by hand, in YAML's flow style.

use std::fmt::Display;

use serde_json::Value as Json;
use ticklist::domain::entry::{
    Acceptance, Addition, Changes, Checkpoint, Entry, Map, Raised, Unknown, Upgrade, Value, Write,
};
use ticklist::domain::ids::Id;
use ticklist::domain::text::is_unseen;
use ticklist::domain::time::instant_text;

/// The entry on one line: bare where that is safe, in quotes where it is not.
pub(crate) fn by_hand(entry: &Entry) -> String {
    let mut map = Pairs::default();
    map.text("id", Some(entry.id.as_str()));
    map.text("at", Some(instant_text(entry.at)));
    map.text("by", Some(&entry.by));
    map.text("via", entry.via.as_ref());
    map.text("on", entry.on);
    map.filled("set", by_id(&entry.set, set));
    map.filled("add", by_id(&entry.add, add));
    map.filled("raise", by_id(&entry.raise, raise));
    map.list("items", &entry.items);
    map.list("confirm", &entry.confirm);
    let roles = entry.role.iter().map(|(role, owner)| (scalar(role), write(owner)));
    map.filled("role", Pairs(roles.collect()));
    map.0.extend(entry.engagement.as_ref().map(|settings| {
        let fields = settings.fields.iter();
        let mut map = Pairs(fields.map(|(it, new)| (it.word().to_owned(), write(new))).collect());
        map.unknown(&settings.unknown);
        ("engagement".to_owned(), map.done())
    }));
    map.0.extend(entry.checkpoint.as_ref().map(|mark| ("checkpoint".to_owned(), checkpoint(mark))));
    map.filled("accept", by_id(&entry.accept, accept));
    map.0.extend(entry.upgrade.as_ref().map(|it| ("upgrade".to_owned(), upgrade(it))));
    map.0.extend(entry.hold.as_ref().map(|hold| {
        let mut map = Pairs::default();
        map.text("until", hold.until);
        map.unknown(&hold.unknown);
        ("hold".to_owned(), map.done())
    }));
    map.flag("resume", entry.resume);
    map.text("undoes", entry.undoes.as_ref());
    map.text("note", entry.note.as_ref());
    let notes = entry.notes.iter().map(|(id, note)| (scalar(id.as_str()), scalar(note)));
    map.filled("notes", Pairs(notes.collect()));
    map.flag("internal", entry.internal);
    map.unknown(&entry.unknown);
    format!("- {}", map.done())
}

#[derive(Default)]
struct Pairs(Vec<(String, String)>);

impl Pairs {
    fn text(&mut self, key: &str, text: Option<impl Display>) {
        self.0.extend(text.map(|text| (key.to_owned(), scalar(&text.to_string()))));
    }

    fn flag(&mut self, key: &str, flag: bool) {
        self.0.extend(flag.then(|| (key.to_owned(), "true".to_owned())));
    }

    fn list(&mut self, key: &str, ids: &[Id]) {
        let ids: Vec<String> = ids.iter().map(|id| scalar(id.as_str())).collect();
        self.0.extend((!ids.is_empty()).then(|| (key.to_owned(), format!("[{}]", ids.join(", ")))));
    }

    fn filled(&mut self, key: &str, pairs: Pairs) {
        self.0.extend((!pairs.0.is_empty()).then(|| (key.to_owned(), pairs.done())));
    }

    fn unknown(&mut self, unknown: &Unknown) {
        self.0.extend(unknown.iter().map(|(key, json)| {
            let value = serde_json::from_str(&json.0).expect("the tests make JSON");
            (scalar(key), opaque(&value))
        }));
    }

    fn done(self) -> String {
        let pairs: Vec<String> =
            self.0.iter().map(|(key, value)| format!("{key}: {value}")).collect();
        format!("{{{}}}", pairs.join(", "))
    }
}

fn by_id<T>(map: &Map<Id, T>, value: fn(&T) -> String) -> Pairs {
    Pairs(map.iter().map(|(id, inner)| (scalar(id.as_str()), value(inner))).collect())
}

fn set(changes: &Changes) -> String {
    let fields = changes.fields.iter();
    let mut map =
        Pairs(fields.map(|(field, value)| (field.word().to_owned(), write(value))).collect());
    map.unknown(&changes.unknown);
    map.done()
}

fn write(write: &Write) -> String {
    match &write.seen {
        None => value(&write.new),
        Some(seen) => {
            let values: Vec<String> = seen.iter().chain([&write.new]).map(value).collect();
            format!("[{}]", values.join(", "))
        }
    }
}

fn value(value: &Value) -> String {
    match value {
        Value::Nothing => "~".to_owned(),
        value => scalar(&value.to_string()),
    }
}

fn add(addition: &Addition) -> String {
    let mut map = Pairs::default();
    map.text("phase", Some(&addition.phase));
    map.text("task", Some(&addition.task));
    map.text("detail", addition.detail.as_ref());
    map.text("role", addition.role.as_ref());
    map.flag("optional", addition.optional);
    map.flag("ongoing", addition.ongoing);
    map.text("link", addition.link.as_ref());
    map.unknown(&addition.unknown);
    map.done()
}

fn raise(raised: &Raised) -> String {
    let mut map = Pairs::default();
    map.text("kind", Some(raised.kind.word()));
    map.text("task", Some(&raised.task));
    map.unknown(&raised.unknown);
    map.done()
}

fn accept(acceptance: &Acceptance) -> String {
    let mut map = Pairs::default();
    map.text("from", Some(&acceptance.from));
    map.list("open", &acceptance.open);
    map.text("despite", acceptance.despite.as_ref());
    map.text("link", acceptance.link.as_ref());
    map.text("fingerprint", acceptance.fingerprint.as_ref());
    map.unknown(&acceptance.unknown);
    map.done()
}

fn upgrade(upgrade: &Upgrade) -> String {
    let mut map = Pairs::default();
    map.text("title", Some(&upgrade.title));
    map.text("date", upgrade.date.as_ref());
    let phases = upgrade.phases.iter().map(|phase| {
        let mut map = Pairs::default();
        map.text("id", Some(&phase.id));
        map.text("name", Some(&phase.name));
        map.flag("standing", phase.standing);
        map.text("after", phase.after.as_ref());
        map.unknown(&phase.unknown);
        map.done()
    });
    let phases: Vec<String> = phases.collect();
    map.0.push(("phases".to_owned(), format!("[{}]", phases.join(", "))));
    map.unknown(&upgrade.unknown);
    map.done()
}

fn checkpoint(mark: &Checkpoint) -> String {
    let mut map = Pairs::default();
    map.text("name", mark.name.as_ref());
    map.text("next", mark.next);
    map.text("health", mark.health.map(|health| health.word()));
    map.text("why", mark.why.as_ref());
    let present: Vec<String> = mark.present.iter().map(|name| quoted(name)).collect();
    map.0.extend(
        (!present.is_empty()).then(|| ("present".to_owned(), format!("[{}]", present.join(", ")))),
    );
    map.unknown(&mark.unknown);
    map.done()
}

fn opaque(json: &Json) -> String {
    match json {
        Json::String(text) => quoted(text),
        Json::Array(values) => {
            let values: Vec<String> = values.iter().map(opaque).collect();
            format!("[{}]", values.join(", "))
        }
        Json::Object(map) => {
            Pairs(map.iter().map(|(key, json)| (scalar(key), opaque(json))).collect()).done()
        }
        other => other.to_string(),
    }
}

/// A text, bare where YAML can only take it for one text.
fn scalar(text: &str) -> String {
    let safe = |c: char| c.is_ascii_alphanumeric() || "-+._ ".contains(c);
    let bare = text.starts_with(|c: char| c.is_ascii_alphanumeric())
        && text.chars().all(safe)
        && !text.ends_with(' ')
        && !text.eq_ignore_ascii_case("null");
    if bare { text.to_owned() } else { quoted(text) }
}

/// In single quotes, or in double quotes where something has to be escaped.
fn quoted(text: &str) -> String {
    if !text.contains(is_unseen) {
        return format!("'{}'", text.replace('\'', "''"));
    }
    let escaped = text.chars().map(|c| match c {
        '"' | '\\' => format!("\\{c}"),
        c if is_unseen(c) => format!("\\U{:08x}", c as u32),
        c => c.to_string(),
    });
    format!("\"{}\"", escaped.collect::<String>())
}
