//! `ticklist status`

use insta::assert_snapshot;

use crate::world::{RECORD, World};

#[test]
fn status_shows_where_the_engagement_is() {
    assert_snapshot!(World::third_week().run("status"), @"
    $ ticklist status
    Contoso · EMS onboarding, customer responsibilities            Tue 8 Dec 2026, day 16, week 3
    AMBER · 2 of 7 items that fell due are overdue (28%); 1 blocked (8 days); the forecast is 13 days
    behind the plan
    Current phase Assess, due Fri 4 Dec (4 days late)                   Next checkpoint Wed 9 Dec
    Plan's end Fri 15 Jan · forecast Thu 28 Jan, 13 days later

                                done/       in-              not-       duties  next
    PHASE      PROGRESS         scope  progress  blocked  started  out     met  due
    General    █░░░░░░░░░  10%   1/10         1        -        8    1     4/8  11 Dec
    Initiate   ██████████ 100%    2/2         -        -        -    -       -  -
    Assess     █████░░░░░  50%    3/6         1        1        1    -       -  ! 4 Dec
    Remediate  ░░░░░░░░░░   0%    0/1         -        -        1    -     0/1  10 Dec
    Enable     ░░░░░░░░░░   0%    0/6         -        -        6    1     0/1  15 Jan
    All        ██░░░░░░░░  24%   6/25         2        1       16    2    4/10

    NEEDS ATTENTION
    blocked   A5   Join the meetings on configuring the online services     Lee Ito    8 days
                   ↳ waiting for the tenant licences (lee, Mon 30 Nov)
    overdue   A4   Join the meetings on how users will be provisioned       Priya Rao  4 days
    overdue   A6   Draw up a support plan for being ready to migrate        no owner   4 days
    due soon  R1   Complete the remediation that the assessment called for  no owner   Thu 10 Dec
    due soon  G14  Set up on-premises multi-factor authentication           Priya Rao  Fri 11 Dec

    Next: give A6 an owner:  ticklist assign A6 --to NAME
    As of 2026-12-08T09:12:00.000Z, 24 entries
    [exit 0]
    ");
}

#[test]
fn status_alone_needs_no_word() {
    let world = World::third_week();
    let status = world.run("status").exits(0).stdout;
    for line in ["", "--color never", "--per phase"] {
        world.at("2026-12-08T09:12:00Z");
        assert_eq!(world.run(line).exits(0).stdout, status, "{line}");
    }
}

#[test]
fn status_fits_a_narrow_terminal() {
    assert_snapshot!(World::third_week().command("status").env("COLUMNS", "60").run());
}

#[test]
fn status_fits_a_wide_terminal() {
    assert_snapshot!(World::third_week().command("status").env("COLUMNS", "160").run(), @"
    $ ticklist status
    Contoso · EMS onboarding, customer responsibilities            Tue 8 Dec 2026, day 16, week 3
    AMBER · 2 of 7 items that fell due are overdue (28%); 1 blocked (8 days); the forecast is 13 days behind the plan
    Current phase Assess, due Fri 4 Dec (4 days late)                   Next checkpoint Wed 9 Dec
    Plan's end Fri 15 Jan · forecast Thu 28 Jan, 13 days later

                                done/       in-              not-       duties  next
    PHASE      PROGRESS         scope  progress  blocked  started  out     met  due
    General    █░░░░░░░░░  10%   1/10         1        -        8    1     4/8  11 Dec
    Initiate   ██████████ 100%    2/2         -        -        -    -       -  -
    Assess     █████░░░░░  50%    3/6         1        1        1    -       -  ! 4 Dec
    Remediate  ░░░░░░░░░░   0%    0/1         -        -        1    -     0/1  10 Dec
    Enable     ░░░░░░░░░░   0%    0/6         -        -        6    1     0/1  15 Jan
    All        ██░░░░░░░░  24%   6/25         2        1       16    2    4/10

    NEEDS ATTENTION
    blocked   A5   Join the meetings on configuring the online services     Lee Ito    8 days
                   ↳ waiting for the tenant licences (lee, Mon 30 Nov)
    overdue   A4   Join the meetings on how users will be provisioned       Priya Rao  4 days
    overdue   A6   Draw up a support plan for being ready to migrate        no owner   4 days
    due soon  R1   Complete the remediation that the assessment called for  no owner   Thu 10 Dec
    due soon  G14  Set up on-premises multi-factor authentication           Priya Rao  Fri 11 Dec

    Next: give A6 an owner:  ticklist assign A6 --to NAME
    As of 2026-12-08T09:12:00.000Z, 24 entries
    [exit 0]
    ");
}

#[test]
fn status_is_plain_ascii_where_the_locale_is() {
    let ran = World::third_week().command("status").env("LANG", "C").run();
    assert!(ran.stdout.is_ascii(), "{ran}");
    assert_snapshot!(ran, @"
    $ ticklist status
    Contoso - EMS onboarding, customer responsibilities            Tue 8 Dec 2026, day 16, week 3
    AMBER - 2 of 7 items that fell due are overdue (28%); 1 blocked (8 days); the forecast is 13 days
    behind the plan
    Current phase Assess, due Fri 4 Dec (4 days late)                   Next checkpoint Wed 9 Dec
    Plan's end Fri 15 Jan - forecast Thu 28 Jan, 13 days later

                                done/       in-              not-       duties  next
    PHASE      PROGRESS         scope  progress  blocked  started  out     met  due
    General    #.........  10%   1/10         1        -        8    1     4/8  11 Dec
    Initiate   ########## 100%    2/2         -        -        -    -       -  -
    Assess     #####.....  50%    3/6         1        1        1    -       -  ! 4 Dec
    Remediate  ..........   0%    0/1         -        -        1    -     0/1  10 Dec
    Enable     ..........   0%    0/6         -        -        6    1     0/1  15 Jan
    All        ##........  24%   6/25         2        1       16    2    4/10

    NEEDS ATTENTION
    blocked   A5   Join the meetings on configuring the online services     Lee Ito    8 days
                   - waiting for the tenant licences (lee, Mon 30 Nov)
    overdue   A4   Join the meetings on how users will be provisioned       Priya Rao  4 days
    overdue   A6   Draw up a support plan for being ready to migrate        no owner   4 days
    due soon  R1   Complete the remediation that the assessment called for  no owner   Thu 10 Dec
    due soon  G14  Set up on-premises multi-factor authentication           Priya Rao  Fri 11 Dec

    Next: give A6 an owner:  ticklist assign A6 --to NAME
    As of 2026-12-08T09:12:00.000Z, 24 entries
    [exit 0]
    ");
}

#[test]
fn status_in_colour_says_the_word_too() {
    assert_snapshot!(World::third_week().run("status --color always"));
}

#[test]
fn status_counts_per_owner_and_per_role() {
    let world = World::third_week();
    assert_snapshot!(world.session(&["status --per owner", "status --per role"]));
}

#[test]
fn status_shows_conflicts_before_all_else() {
    assert_snapshot!(World::two_people().run("status"), @"
    $ ticklist status
    Fabrikam & Söhne · Email migration                               Tue 9 Mar 2027, day 9, week 2
    AMBER · said at Review 1: “The mailbox list came late” (by the rule AMBER: 4 conflicts to decide)
    Current phase Move, due Fri 9 Apr (in 31 days)                      Next checkpoint Fri 12 Mar
    Plan's end Fri 9 Apr · no forecast in the first two weeks

                              done/       in-              not-       duties  next
    PHASE    PROGRESS         scope  progress  blocked  started  out     met  due
    Prepare  ██████████ 100%    2/2         -        -        -    -     0/1  -
    Move     ░░░░░░░░░░   0%    0/3         -        -        3    1       -  9 Apr
    All      ████░░░░░░  40%    2/5         -        -        3    1     0/1

    NEEDS ATTENTION
    conflict  move   phase: due
                     Fri 9 Apr 2027 (kim, Mon 8 Mar 09:02) stands; Fri 16 Apr 2027 (olu, Mon 8 Mar
                     08:32)
    conflict  P2     Clean up the mailboxes: status
                     done (kim, Mon 8 Mar 09:00) stands; blocked (olu, Mon 8 Mar 08:30)
    conflict  M-t92  Book the night shift: owner
                     Kim Lund (kim, Mon 8 Mar 09:01) stands; Olu Ade (olu, Mon 8 Mar 08:31)
    conflict  role   mail admin: owner
                     Kim Lund (kim, Mon 8 Mar 09:03) stands; Sam Roe (olu, Mon 8 Mar 08:33)

    Next: decide when move is due:  ticklist due move --on DATE
    As of 2027-03-09T09:00:00.000Z, 21 entries
    [exit 0]
    ");
}

#[test]
fn an_engagement_that_has_not_begun_says_so() {
    let world = World::new();
    world.run("init Contoso --started 2027-02-01").exits(0);
    assert_snapshot!(world.run("status"), @"
    $ ticklist status
    Contoso · EMS onboarding, customer responsibilities  Mon 23 Nov 2026, begins Mon 1 Feb
    NOT BEGUN · begins Mon 1 Feb (in 70 days)
    Current phase Initiate
    No date is planned · no forecast in the first two weeks

                                done/       in-              not-       duties  next
    PHASE      PROGRESS         scope  progress  blocked  started  out     met  due
    General    ░░░░░░░░░░   0%   0/11         -        -       11    -     0/8  -
    Initiate   ░░░░░░░░░░   0%    0/2         -        -        2    -       -  -
    Assess     ░░░░░░░░░░   0%    0/5         -        -        5    1       -  -
    Remediate  ░░░░░░░░░░   0%    0/1         -        -        1    -     0/1  -
    Enable     ░░░░░░░░░░   0%    0/6         -        -        6    1     0/1  -
    All        ░░░░░░░░░░   0%   0/25         -        -       25    2    0/10

    Next: give I1 an owner:  ticklist assign I1 --to NAME
    As of 2026-11-23T09:01:00.000Z, 0 entries
    [exit 0]
    ");
}

#[test]
fn a_phase_with_nothing_in_scope_is_complete_and_has_no_percentage() {
    let world = World::contoso();
    world.run("na assess -m \"Done by the partner\"").exits(0);
    world.run("done initiate").exits(0);
    let status = world.run("status --json").json();
    assert_eq!(status["progress"][2]["percent"], serde_json::Value::Null);
    assert_eq!(status["progress"][2]["out"], 6);
    assert_eq!(status["current_phase"]["id"], "remediate");
    assert_snapshot!(world.run("status"), @"
    $ ticklist status
    Contoso · EMS onboarding, customer responsibilities  Mon 23 Nov 2026, day 1, week 1
    GREEN · no due dates set
    Current phase Remediate
    No date is planned · no forecast in the first two weeks

                                done/       in-              not-       duties  next
    PHASE      PROGRESS         scope  progress  blocked  started  out     met  due
    General    ░░░░░░░░░░   0%   0/11         -        -       11    -     0/8  -
    Initiate   ██████████ 100%    2/2         -        -        -    -       -  -
    Assess                   –      -         -        -        -    6       -  -
    Remediate  ░░░░░░░░░░   0%    0/1         -        -        1    -     0/1  -
    Enable     ░░░░░░░░░░   0%    0/6         -        -        6    1     0/1  -
    All        █░░░░░░░░░  10%   2/20         -        -       18    7    0/10

    Next: give R1 an owner:  ticklist assign R1 --to NAME
    As of 2026-11-23T09:04:00.000Z, 2 entries
    [exit 0]
    ");
}

#[test]
fn an_engagement_is_finished_when_all_in_scope_is_done() {
    let world = World::contoso();
    world.run("done general,initiate,assess,remediate,enable").exits(0);
    let ran = world.run("status");
    assert_snapshot!(ran, @"
    $ ticklist status
    Contoso · EMS onboarding, customer responsibilities  Mon 23 Nov 2026, day 1, week 1
    FINISHED · all that is in scope is done
    All phases are complete
    No date is planned · all was done on Mon 23 Nov

                                done/       in-              not-       duties  next
    PHASE      PROGRESS         scope  progress  blocked  started  out     met  due
    General    ██████████ 100%  11/11         -        -        -    -     0/8  -
    Initiate   ██████████ 100%    2/2         -        -        -    -       -  -
    Assess     ██████████ 100%    5/5         -        -        -    1       -  -
    Remediate  ██████████ 100%    1/1         -        -        -    -     0/1  -
    Enable     ██████████ 100%    6/6         -        -        -    1     0/1  -
    All        ██████████ 100%  25/25         -        -        -    2    0/10

    As of 2026-11-23T09:02:00.000Z, 1 entry
    [exit 0]
    ");
    let status = world.run("status --json").json();
    assert_eq!((&status["all"]["percent"], &status["current_phase"]), (&100.into(), &().into()));
}

/// The health after these commands, on 8 December, and a part of the reason.
#[test]
fn health_is_a_rule_with_its_reasons() {
    let table: [(&[&str], &str, &str); 8] = [
        (&["start A1"], "green", "no_due_dates"),
        (&["due assess --on 2026-12-20", "start A1"], "green", "on_track"),
        (&["due A1,A3,A4,A5 --on 2026-12-01", "done A1,A3,A4"], "amber", "overdue"),
        (&["due A1,A3,A4,A5,A6,R1 --on 2026-12-01", "done A1,A3,A4,A5,A6"], "green", "overdue"),
        (&["due A1,A3,A4 --on 2026-12-01"], "red", "overdue"),
        (&["due A1,A3 --on 2026-12-01"], "amber", "overdue"),
        (&["block A1 -m why --on 2026-11-28"], "amber", "blocked"),
        (&["block A1 -m why --on 2026-11-27"], "red", "blocked"),
    ];
    for (lines, word, reason) in table {
        let world = World::contoso();
        world.at("2026-12-08T09:00:00Z");
        lines.iter().for_each(|line| drop(world.run(line).exits(0)));
        let health = world.run("status --json").exits(0).json()["health"].clone();
        assert_eq!(health["word"], word, "{lines:?}: {health}");
        assert_eq!(health["reasons"][0]["kind"], reason, "{lines:?}: {health}");
    }
}

#[test]
fn ten_days_of_nothing_but_checkpoints_are_amber() {
    let world = World::contoso();
    world.run("start A1").exits(0);
    world.at("2026-12-02T09:00:00Z");
    world.run("checkpoint \"Week 1\"").exits(0);
    assert_eq!(world.run("status --json").json()["health"]["word"], "green");
    world.at("2026-12-03T09:00:00Z");
    assert_eq!(world.run("status --json").json()["health"]["reasons"][0]["kind"], "quiet");
}

/// Catches: quiet days from before there was a record to write in.
#[test]
fn a_record_that_begins_late_has_not_been_quiet_before() {
    let world = World::new();
    world.run("init Contoso --started 2025-12-30").exits(0);
    assert_eq!(world.run("status --json").json()["health"]["word"], "green");
    let quiet = |world: &World| {
        let row = world.run("portfolio --json").json()["customers"][0].clone();
        (row["health"]["word"].clone(), row["quiet_days"].clone())
    };
    world.run("checkpoint \"Week 1\"").exits(0);
    assert_eq!(quiet(&world), ("green".into(), 0.into()));
    world.later(9);
    assert_eq!(quiet(&world), ("green".into(), 9.into()));
    world.later(1);
    assert_eq!(quiet(&world), ("amber".into(), 10.into()));
    world.run("due assess --on 2027-01-15").exits(0);
    world.run("done A1 --on 2026-01-10").exits(0);
    assert_eq!(quiet(&world), ("green".into(), 0.into()));
}

#[test]
fn what_status_says_to_do_next_can_be_done() {
    let world = World::third_week();
    world.run("done A5,A6 -m done").exits(0);
    for _ in 0..40 {
        let status = world.run("status").exits(0);
        let next = status.stdout.lines().find_map(|line| line.strip_prefix("Next: "));
        let Some((_, command)) = next.and_then(|next| next.split_once(":  ")) else { break };
        world.run(&command.replace("NAME", "\"Lee Ito\"").replace("DATE", "+30d")).exits(0);
        if command.contains(" show ") {
            let item = command.rsplit(' ').next().expect("an item");
            world.run(&format!("done {item}")).exits(0);
        }
    }
    let all = world.run("status --json").json()["all"].clone();
    assert!(all["done"].as_u64() > Some(12), "{all}");
}

#[test]
fn status_says_that_a_checkpoint_is_late() {
    let world = World::third_week();
    world.at("2026-12-10T09:00:00Z");
    let ran = world.run("status").exits(0);
    assert!(ran.stdout.contains("Checkpoint was due Wed 9 Dec"), "{ran}");
    assert!(!world.read("plain.ticklist.yaml").contains(RECORD));
}

/// Catches: a decision that is needed and an action that is overdue told nowhere or twice, and a
/// next step that passes them over.
#[test]
fn status_asks_for_decisions_and_for_overdue_actions() {
    let world = World::contoso();
    for line in [
        "due assess --on 2027-01-20",
        "decision 'Hybrid or cloud?' --owner 'Priya Rao' --due 2026-11-25",
        "decision 'Which tenant?'",
        "action 'Send the plan' --owner 'Lee Ito' --due 2026-11-26",
        "action 'Book a room' --due 2026-12-26",
        "risk 'Late licences' --due 2026-11-24",
    ] {
        world.run(line).exits(0);
    }
    let next = |world: &World| {
        let shown = world.run("status").exits(0).stdout;
        shown.lines().find(|line| line.starts_with("Next: ")).expect("a next step").to_owned()
    };
    world.later(5);
    let shown = world.run("status").exits(0).stdout;
    let attention = shown.split("NEEDS ATTENTION\n").nth(1).expect("something does");
    let attention: Vec<&str> = attention.lines().take_while(|line| !line.is_empty()).collect();
    let told = attention.iter().map(|line| {
        let words = line.split_whitespace().enumerate().filter(|(at, _)| *at != 1);
        words.map(|(_, word)| word).collect::<Vec<&str>>().join(" ")
    });
    assert_eq!(
        told.collect::<Vec<String>>(),
        [
            "decision Hybrid or cloud? Priya Rao 3 days late",
            "decision Which tenant? no owner since Mon 23 Nov",
            "overdue Send the plan Lee Ito 2 days",
        ],
    );
    assert_eq!(world.run("portfolio --json").json()["customers"][0]["matters_overdue"], 2);
    assert!(next(&world).contains("decided by Priya Rao:  ticklist close D-"));
    let raid = world.run("raid --json").json();
    let id = |kind: &str, at: usize| raid[kind][at]["id"].as_str().expect("an id").to_owned();
    world.run(&format!("close {} -m Hybrid", id("decisions", 0))).exits(0);
    assert!(next(&world).contains("ask Lee Ito about T-"));
    world.run(&format!("close {} -m Sent", id("actions", 0))).exits(0);
    assert!(next(&world).contains("an owner:  ticklist assign D-"));
    world.run(&format!("assign {} --to Sam", id("decisions", 1))).exits(0);
    assert!(next(&world).contains("decided by Sam"));
}
