//! `ticklist assign`

use insta::assert_snapshot;

use crate::world::{RECORD, World};

#[test]
fn assign_says_who_owns_what_and_announces_a_new_name() {
    assert_snapshot!(World::contoso().session(&[
        "assign A3..A5 --to \"Dana Cruz\"",
        "assign I1 --to dana",
        "assign A4 --none",
        "assign --role \"identity admin\" --to \"Priya Rao\"",
        "assign --role \"identity admin\" --none",
    ]));
}

#[test]
fn a_name_that_matches_one_known_owner_means_that_one() {
    let world = World::third_week();
    for (name, owner, announced) in [
        ("lee", "Lee Ito", false),
        ("\"ITO lee\"", "Lee Ito", false),
        ("Priya", "Priya Rao", false),
        ("\"Tom Berg\"", "Tom Berg", true),
        ("tom", "Tom Berg", false),
        ("to", "Tom Berg", false),
        ("om", "om", true),
        ("\"Jürgen Groß\"", "Jürgen Groß", true),
        ("jurgen", "Jürgen Groß", false),
        ("\"JURGEN GROSS\"", "Jürgen Groß", false),
        ("jü", "Jürgen Groß", false),
    ] {
        let ran = world.run(&format!("assign A6 --to {name}")).exits(0);
        assert_eq!(world.run("show A6 --json").json()["items"][0]["owner"], owner, "{ran}");
        assert_eq!(ran.stdout.contains("is new here"), announced, "{ran}");
    }
}

/// Catches: a mistyped owner who becomes a person, with nothing to mend it.
#[test]
fn a_new_name_that_is_nearly_a_known_one_is_announced_with_the_command_that_mends_it() {
    for name in ["\"Lee Itoo\"", "Leee", "Itto"] {
        let world = World::third_week();
        let ran = world.run(&format!("assign A6 --to {name} --by pat")).exits(0);
        let said = format!("{} is new here, and is not taken for Lee Ito", name.replace('"', ""));
        assert!(ran.stdout.contains(&said), "{ran}");
        let [mended] = &world.follow(&ran)[..] else { panic!("one hint: {ran}") };
        assert!(mended.code == 0 && mended.stdout.contains("→ Lee Ito"), "{mended}");
        assert_eq!(world.run("show A6 --json").json()["items"][0]["owner"], "Lee Ito");
    }
    let world = World::third_week();
    let add = world.run("add assess \"More\" --owner Pria").exits(0);
    assert_eq!(
        add.hints(),
        ["if Priya Rao is meant:  ticklist assign --from Pria --to \"Priya Rao\""]
    );
}

/// Catches: items that are done or out, and roles, that stay with a name that is gone; a rename
/// that is several entries.
#[test]
fn a_person_is_renamed_everywhere_in_one_entry_and_one_undo() {
    let world = World::contoso();
    world.run("assign A1 A3 A5 --to Leee").exits(0);
    world.run("assign --role \"identity admin\" --to Leee").exits(0);
    world.run("done A1").exits(0);
    world.run("na A5 -m why").exits(0);
    let names = |world: &World| {
        let rows = world.run("list --all --json").json()["items"].clone();
        let rows = rows.as_array().expect("items").iter();
        rows.filter_map(|row| row["owner"].as_str().map(str::to_owned)).collect::<Vec<String>>()
    };
    let before = names(&world);
    let entries = world.journal(RECORD).len();
    let ran = world.run("assign --from lee --to \"Lee Ito\"").exits(0);
    assert!(ran.stdout.contains("identity admin"), "{ran}");
    assert_eq!(world.journal(RECORD).len(), entries + 1);
    let after = names(&world);
    assert!(after.len() == before.len() && after.iter().all(|name| name == "Lee Ito"), "{after:?}");
    world.run("undo").exits(0);
    assert_eq!(names(&world), before);
    world.run("redo").exits(0);
    world.run("assign --from \"lee ito\" --to Lee").exits(0);
    assert!(names(&world).iter().all(|name| name == "Lee"));
    world.run("assign --from Lee --none").exits(0);
    assert_eq!(names(&world), Vec::<String>::new());
}

#[test]
fn who_is_renamed_must_be_known_and_alone() {
    let world = World::third_week();
    for (line, code, hint) in [
        ("assign --from Pryia --to Lee", 1, "ticklist assign --from \"Priya Rao\" --to Lee"),
        ("assign --from Zacharias --to Lee", 1, "see who owns what:  ticklist status --per owner"),
        ("assign --from Lee", 2, "ticklist assign --from Lee --to NAME"),
    ] {
        let ran = world.refuses(line, code);
        assert_eq!(ran.hints(), [hint], "{ran}");
        let filled = hint.rsplit(":  ").next().unwrap_or(hint).trim_start_matches("ticklist ");
        World::third_week().run(&filled.replace("NAME", "Dana")).exits(0);
    }
    world.refuses("assign A3 --from Lee --to Dana", 2);
    world.refuses("assign --from Lee --role x --to Dana", 2);
    let before = world.files();
    let ran = world.run("assign --from Lee --to \"Lee Ito\"").exits(0);
    assert!(ran.stdout.contains("nothing was recorded") && before == world.files(), "{ran}");
}

/// Catches: a rename that settles a conflict which nobody looked at.
#[test]
fn a_side_of_a_conflict_is_renamed_and_the_other_side_stays() {
    let world = World::contoso();
    world.run("assign A1 --to Anna").exits(0);
    world.append(
        RECORD,
        concat!(
            r#"- {"id":"yyyyyyyyyy","at":"2026-11-23T09:01:00.000Z","by":"lee","#,
            r#""set":{"A1":{"owner":[null,"Leee"]}}}"#,
            "\n"
        ),
    );
    let ran = world.run("assign --from Leee --to \"Lee Ito\"").exits(0);
    let shown = world.run("show A1").exits(0).stdout;
    let (shown, _) = shown.split_once("HISTORY").expect("a history");
    assert!(
        shown.contains("Anna") && shown.contains("Lee Ito") && !shown.contains("Leee"),
        "{ran}{shown}"
    );
}

/// Catches: words of a name without quotes that are taken for items, and a hint that loses some.
#[test]
fn names_whose_quotes_were_forgotten_are_recognised() {
    let world = World::third_week();
    for (line, code, right) in [
        ("assign A3 --to Lee Ito", 1, "assign A3 --to \"Lee Ito\""),
        ("assign --to Ana de la Cruz A3", 1, "assign --to \"Ana de la Cruz\" A3"),
        (
            "assign --role identity admin --to Lee Ito",
            2,
            "assign --role \"identity admin\" --to \"Lee Ito\"",
        ),
        ("list --owner Lee Ito --all", 1, "list --owner \"Lee Ito\" --all"),
        ("done A4 --by Dana Cruz", 1, "done A4 --by \"Dana Cruz\""),
        ("list --search tenant licences", 1, "list --search \"tenant licences\""),
        ("add assess New --owner Lee Ito", 2, "add assess New --owner \"Lee Ito\""),
        ("add assess New thing --due fri", 2, "add assess \"New thing\" --due fri"),
        ("assign --from Lee Ito --to Lee Itoh", 2, "assign --from \"Lee Ito\" --to \"Lee Itoh\""),
    ] {
        let ran = world.refuses(line, code);
        let hints = ran.hints().join("\n");
        assert!(hints.ends_with(&format!("ticklist {right}")), "{ran}");
        world.follow(&ran);
    }
    let ran = world.refuses("list --owner Lee A99", 1);
    assert!(!ran.hints()[0].contains("belongs to the name"), "{ran}");
}

#[test]
fn a_role_is_found_by_a_word_of_its_name() {
    let world = World::third_week();
    let ran = world.run("assign --role helpdesk --to Lee").exits(0);
    assert!(ran.stdout.contains("helpdesk lead"), "{ran}");
    let ran = world.refuses("assign --role admin --to Lee", 1);
    assert!(ran.stderr.contains("could be any of"), "{ran}");
    world.follow(&ran);
}

#[test]
fn a_name_that_could_be_several_people_is_refused_with_all_of_them() {
    let world = World::third_week();
    world.run("assign A6 --to \"Lee Berg\"").exits(0);
    let ran = world.refuses("assign A4 --to lee", 1);
    assert!(ran.stderr.contains("Lee Berg") && ran.stderr.contains("Lee Ito"), "{ran}");
    assert_eq!(world.follow(&ran)[0].code, 0);
}

#[test]
fn the_owner_of_a_role_shows_through_until_the_item_has_its_own() {
    let world = World::contoso();
    let owner = |world: &World| world.run("show A4 --json").json()["items"][0].clone();
    world.run("assign --role \"Identity Admin\" --to Priya").exits(0);
    let item = owner(&world);
    assert_eq!((&item["owner"], &item["owner_by_role"]), (&"Priya".into(), &true.into()));
    world.run("assign A4 --to Lee").exits(0);
    let item = owner(&world);
    assert_eq!((&item["owner"], &item["owner_by_role"]), (&"Lee".into(), &false.into()));
    world.run("assign A4 --none").exits(0);
    assert_eq!(owner(&world)["owner"], "Priya");
}

#[test]
fn a_phase_is_assigned_without_what_is_out_of_scope() {
    let world = World::contoso();
    world.run("na A6 -m why").exits(0);
    let ran = world.run("assign assess --to Lee").exits(0);
    for aside in ["A2 (optional, not taken up)", "A6 (n/a)"] {
        assert!(ran.stdout.contains(aside), "{ran}");
    }
    let owned = world.run("list --owner Lee --json").json();
    assert_eq!(owned["items"].as_array().map(Vec::len), Some(4));
}

#[test]
fn what_is_already_so_is_not_recorded() {
    let world = World::third_week();
    world.run("assign A6 --to \"Tom Berg\"").exits(0);
    let before = world.files();
    for line in [
        "assign A6 --to \"Tom Berg\"",
        "assign A4 --none",
        "assign --role \"identity admin\" --to \"Priya Rao\"",
        "assign --role \"helpdesk lead\" --none",
    ] {
        let ran = world.run(line).exits(0);
        assert!(ran.stdout.to_lowercase().contains("already so"), "{ran}");
    }
    assert!(before == world.files());
}

#[test]
fn assign_without_an_owner_or_with_a_wrong_role_is_refused() {
    let world = World::third_week();
    for (line, code, hint) in [
        ("assign A4 \"Dana Cruz\"", 2, "ticklist assign A4 --to \"Dana Cruz\""),
        ("assign A4 A5 lee", 2, "ticklist assign A4 A5 --to lee"),
        ("assign A4", 2, "ticklist assign A4 --to NAME"),
        (
            "assign --role \"identity admin\"",
            2,
            "ticklist assign --role \"identity admin\" --to NAME",
        ),
        (
            "assign --role \"idenity admin\" --to lee",
            1,
            "ticklist assign --role \"identity admin\" --to lee",
        ),
    ] {
        let ran = world.refuses(line, code);
        assert_eq!(ran.hints(), [hint], "{ran}");
    }
    for (line, code) in [
        ("assign A4 --to lee --none", 2),
        ("assign A4 --role x --to lee", 2),
        ("assign --to lee", 2),
        ("assign A4 A99 --to lee", 1),
        ("assign A4 --to ''", 1),
        ("assign --role nothing --to lee", 1),
    ] {
        world.refuses(line, code);
    }
}

#[test]
fn one_command_is_one_entry_however_many_items_it_names() {
    let world = World::contoso();
    world.run("assign general assess --to Lee").exits(0);
    assert_eq!(world.journal(RECORD).len(), 1);
    world.run("undo").exits(0);
    let owned = world.run("list --owner Lee --all --json").json();
    assert_eq!(owned["items"].as_array().map(Vec::len), Some(0));
}
