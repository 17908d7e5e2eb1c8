"""Records of any length with the same content every time, for benches."""

import datetime
import json
import random
import subprocess
import sys

PEOPLE = ["dana", "lee", "priya"]
OWNERS = ["Dana Cruz", "Lee Ito", "Priya Rao"]
STATUSES = ["not-started", "in-progress", "blocked", "done"]


def head(program, customer="Contoso"):
    """The head of a record of the built-in checklist, with a fixed identity."""
    environment = {"TICKLIST_NOW": "2026-11-23T09:00:00Z", "TICKLIST_BY": "dana", "TZ": "UTC"}
    subprocess.run([program, "init", customer, "-f", "./begun.ticklist.yaml"],
                   env=environment, stdout=subprocess.DEVNULL, check=True)
    with open("begun.ticklist.yaml", encoding="utf-8") as record:
        lines = record.read().split("\n")
    subprocess.run(["rm", "begun.ticklist.yaml"], check=True)
    fixed = ["engagement: 4f9k2m7q1z" if line.startswith("engagement:") else line for line in lines]
    return "\n".join(fixed)


def journal(number, seed=7):
    """So many entries over 40 days: ticks with notes, owners, due dates and confirmed duties."""
    chance = random.Random(seed)
    duties = {"G2", "G3", "G5", "G9", "G11", "G12", "G16", "G17", "R2", "E2"}
    ids = [f"{phase}{at}" for phase, count in (("G", 19), ("I", 2), ("A", 6), ("R", 2), ("E", 8))
           for at in range(1, count + 1)]
    now = {item: {"status": "not-started", "owner": None, "due": None} for item in ids}
    at = datetime.datetime(2026, 11, 23, 9, 1)
    for _ in range(number):
        at += datetime.timedelta(seconds=max(1, 40 * 86400 // max(number, 1)))
        item = chance.choice(ids)
        entry = {"id": "".join(chance.choices("abcdefghijklmnopqrstuvwxyz0123456789", k=10)),
                 "at": at.strftime("%Y-%m-%dT%H:%M:%S.000Z"), "by": chance.choice(PEOPLE)}
        if item in duties:
            entry["confirm"] = [item]
        else:
            field = chance.choices(["status", "owner", "due"], [5, 3, 2])[0]
            value = {
                "status": lambda: chance.choice(STATUSES),
                "owner": lambda: chance.choice(OWNERS),
                "due": lambda: str(datetime.date(2026, 12, 1)
                                   + datetime.timedelta(days=chance.randrange(60))),
            }[field]()
            entry["set"] = {item: {field: [now[item][field], value]}}
            now[item][field] = value
            if field == "status":
                entry["note"] = "Agreed in the weekly call, see the minutes"
        yield "- " + json.dumps(entry, separators=(",", ":"))


def write(path, program, number, seed=7, customer="Contoso"):
    """Writes a record of so many entries."""
    with open(path, "w", encoding="utf-8") as record:
        record.write(head(program, customer))
        record.writelines(line + "\n" for line in journal(number, seed))


if __name__ == "__main__":
    write(sys.argv[1], sys.argv[2], int(sys.argv[3]))
