//! Settings of the engagement as a whole.

use super::refusal::Refusal;
use super::scene::{Decided, Scene, checked};
use crate::domain::dates::Holidays;
use crate::domain::{Setting, Value, Write, Zone};

/// What a record begins with: nobody had seen anything of it.
pub(super) fn begin(settings: &[(Setting, String)], scene: &mut Scene<'_, '_>) -> Decided {
    let mut entry = scene.entry()?;
    for (setting, text) in settings {
        entry.configure(*setting, Write { seen: None, new: value(*setting, Some(text))? });
    }
    Ok(entry)
}

pub(super) fn set(setting: Setting, text: Option<&str>, scene: &mut Scene<'_, '_>) -> Decided {
    let value = value(setting, text)?;
    let mut entry = scene.entry()?;
    let seen = scene.engagement.settings.register(setting);
    if seen.is_changed_by(&value) {
        entry.configure(setting, seen.write(value));
    }
    Ok(entry)
}

/// The value that a typed text means.
fn value(setting: Setting, text: Option<&str>) -> Result<Value, Refusal> {
    let Some(text) = text else {
        let may_be = setting.may_be_nothing();
        return may_be.then_some(Value::Nothing).ok_or(Refusal::NeverNothing(setting));
    };
    let text = checked(setting.word(), text)?;
    Ok(Value::Text(match setting {
        Setting::Zone => {
            let name = Zone::named(&text).and_then(Zone::name);
            let near = || Zone::near(&text).into_iter().map(str::to_owned).collect();
            name.ok_or_else(|| Refusal::UnknownZone { name: text.clone(), near: near() })?
                .to_owned()
        }
        Setting::Holidays => Holidays::read(&text)?.to_string(),
        Setting::Customer | Setting::Title => text,
    }))
}
