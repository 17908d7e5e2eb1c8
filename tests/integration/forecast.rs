//! The end of the plan and the forecast, wherever they are told.

use serde_json::json;

use crate::world::World;

/// Three items were done in two weeks, 22 are left, and all is promised for the middle of January.
fn behind() -> World {
    let world = World::contoso();
    world.run("due general,initiate,assess,remediate,enable --on 2027-01-15").exits(0);
    world.later(13);
    world.run("done I1 I2 A1").exits(0);
    world.later(1);
    world
}

/// Catches: a green light above a forecast that is months behind the plan.
#[test]
fn a_forecast_more_than_a_week_behind_the_plan_is_amber_everywhere() {
    let world = behind();
    let status = world.run("status --json").exits(0).json();
    assert_eq!(status["health"]["word"], "amber");
    assert_eq!(status["health"]["reasons"], json!([{"kind": "behind_plan", "days": 71}]));
    let portfolio = world.run("portfolio --json").exits(0).json()["customers"][0].clone();
    let agenda = world.run("agenda --json").exits(0).json();
    let snapshot = world.run("snapshot --json").exits(0).json();
    for report in [status, portfolio, agenda, snapshot] {
        assert_eq!(report["plan_end"], "2027-01-15");
        assert_eq!(report["forecast"], "2027-03-27");
        assert_eq!(report["no_forecast"], json!(null));
    }
    assert_eq!(world.run("chart --json").json()["projected"], "2027-03-27");
    let line = "Plan's end Fri 15 Jan · forecast Sat 27 Mar, 71 days later";
    for report in ["status", "agenda", "status -O html"] {
        let shown = world.run(report).exits(0).stdout.replace("<span class=\"notice\">", "");
        assert!(shown.contains(line), "{report}: {shown}");
    }
    let line = "Planned to end on Fri 15 Jan 2027; at the recent pace all is done on Sat 27 Mar 2027, 71 \
                days later.";
    for report in ["snapshot -O table", "snapshot", "snapshot -O html"] {
        let shown = world.run(report).exits(0).stdout.replace("<span class=\"notice\">", "");
        assert!(shown.contains(line), "{report}: {shown}");
    }
    for report in ["status", "portfolio", "snapshot"] {
        let shown = world.run(report).exits(0).stdout;
        assert!(shown.contains("he forecast is 71 days behind the plan"), "{report}: {shown}");
    }
    world.run("due enable --on 2027-03-20").exits(0);
    assert_eq!(world.run("status --json").json()["health"]["word"], "green", "within a week");
}

/// Catches: a record without any date that stays green for good.
#[test]
fn no_dates_at_all_are_amber_after_ten_days() {
    let world = World::contoso();
    let health = || world.run("status --json").exits(0).json()["health"].clone();
    world.run("start A1").exits(0);
    for (days, word) in [(9, "green"), (1, "amber")] {
        world.later(days);
        world.run("note A1 -m \"Still at it\"").exits(0);
        assert_eq!(health()["word"], word);
        assert_eq!(health()["reasons"][0]["kind"], "no_due_dates");
    }
    world.run("due A1 --on 2027-01-15").exits(0);
    assert_eq!(health()["word"], "green");
}

/// Catches: a forecast made of nothing, or none without a word why.
#[test]
fn why_there_is_no_forecast_is_said() {
    let world = World::contoso();
    let says = |words: &str, key: &str| {
        let shown = world.run("status").exits(0).stdout;
        assert!(shown.contains(words), "{shown}");
        let cell = world.run("portfolio -O csv").exits(0).stdout;
        assert!(cell.contains(key), "{cell}");
    };
    says("No date is planned · no forecast in the first two weeks", "too early");
    world.run("due enable --on 2027-01-15").exits(0);
    world.later(20);
    world.run("done I1 I2").exits(0);
    says(
        "Plan's end Fri 15 Jan (2 phases have no date yet) · no forecast, as fewer than three",
        "too little done",
    );
    world.run("done general,assess,remediate,enable").exits(0);
    says("all was done on Sun 13 Dec, 33 days earlier", "all done");
}
