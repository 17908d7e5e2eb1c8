//! Records of yesterday, which are never regenerated: what was read then is read today.

use insta::assert_snapshot;

use crate::world::World;

/// The clock at which they are read.
const NOW: [(&str, &str); 3] = [
    ("plain", "2026-12-08T09:12:00Z"),
    ("two-people", "2027-03-09T09:00:00Z"),
    ("by-hand", "2027-01-22T09:00:00Z"),
];

#[test]
fn yesterdays_records_are_read_as_ever() {
    for (name, now) in NOW {
        let world = World::with(name, now);
        let before = world.files();
        for report in ["status", "log"] {
            world.at(now);
            assert_snapshot!(format!("{name}_{report}"), world.run(report));
        }
        assert!(before == world.files(), "a reader wrote");
    }
}

#[test]
fn yesterdays_records_can_be_worked_on() {
    for ((name, now), item) in NOW.into_iter().zip(["A4", "M1", "K1"]) {
        let world = World::with(name, now);
        let before = world.bytes(&format!("{name}.ticklist.yaml"));
        world.run(&format!("done {item} -m Finished")).exits(0);
        let after = world.bytes(&format!("{name}.ticklist.yaml"));
        assert!(after.starts_with(&before), "what was there stays as it was");
        assert_eq!(world.run(&format!("show {item} --json")).json()["items"][0]["status"], "done");
    }
}
