#!/usr/bin/env python3
"""Times whole processes side by side, beside the peers that are installed, and prints the ratios.

    cargo build --release && tests/benches/processes.py

Needs hyperfine and GNU time; Taskwarrior, todo.txt and hledger are left out where they are missing.
All that is compared is run in turns, on a file system in memory where there is one.
"""

import json
import os
import pathlib
import shutil
import subprocess
import tempfile

import record

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = str(ROOT / "target/release/ticklist")
LENGTHS = (10_000, 100_000, 1_000_000)
ENVIRONMENT = {"TICKLIST_NOW": "2027-01-05T09:00:00Z", "TICKLIST_BY": "dana", "TZ": "UTC",
               "LANG": "C.UTF-8", "PATH": os.environ["PATH"], "HOME": "."}


def hello():
    """The smallest Rust program, built like ours."""
    pathlib.Path("hello.rs").write_text('fn main() { println!("hello"); }\n', encoding="utf-8")
    subprocess.run(["rustc", "-O", "-C", "lto", "-C", "codegen-units=1", "-C", "strip=symbols",
                    "hello.rs", "-o", "hello"], check=True)
    return "./hello"


def timed(commands, runs, prepare=None):
    """The median of each command in milliseconds, all measured in turns."""
    times = {name: [] for name in commands}
    for _ in range(5):
        for name, command in commands.items():
            options = ["--prepare", prepare] if prepare else []
            subprocess.run(["hyperfine", "-N", "--warmup", "3", "--runs", str(runs), "--export-json",
                            "times.json", *options, command], env=ENVIRONMENT, check=True,
                           stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            with open("times.json", encoding="utf-8") as measured:
                times[name] += json.load(measured)["results"][0]["times"]
    return {name: sorted(all_)[len(all_) // 2] * 1000 for name, all_ in times.items()}


def memory(command):
    """The most memory that a command held at once, in MiB."""
    subprocess.run(["time", "-q", "-f", "%M", "-o", "used", *command.split()], env=ENVIRONMENT,
                   check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return int(pathlib.Path("used").read_text(encoding="utf-8")) / 1024


def peers():
    """What `task summary`, `todo-txt lsprj` and `hledger bal` do with as many tasks."""
    found = {}
    if shutil.which("task"):
        pathlib.Path("taskrc").write_text("data.location=./task\nconfirmation=no\n", encoding="utf-8")
        for at in range(37):
            subprocess.run(["task", "rc:taskrc", "add", f"project:P{at % 5}", f"Item {at}"],
                           env=ENVIRONMENT, check=True, stdout=subprocess.DEVNULL,
                           stderr=subprocess.DEVNULL)
        found["task summary"] = "task rc:taskrc summary"
    if shutil.which("todo-txt"):
        names = ("TODO_FILE", "DONE_FILE", "REPORT_FILE")
        files = "".join(f"export {name}=./{name}.txt\n" for name in names)
        pathlib.Path("todorc").write_text(f"export TODO_DIR=.\n{files}", encoding="utf-8")
        tasks = "".join(f"Item {at} +P{at % 5}\n" for at in range(37))
        pathlib.Path("TODO_FILE.txt").write_text(tasks, encoding="utf-8")
        found["todo-txt lsprj"] = "todo-txt -d ./todorc lsprj"
    if shutil.which("hledger"):
        entries = "".join(f"2026-12-{at % 28 + 1:02} Item {at}\n  a:b{at % 5}  1\n  c\n\n"
                          for at in range(37))
        pathlib.Path("journal").write_text(entries, encoding="utf-8")
        found["hledger bal"] = "hledger -f journal bal"
    return found


def row(what, value, target):
    print(f"| {what} | {value} | {target} |")


def main():
    folder = tempfile.mkdtemp(dir="/dev/shm" if os.path.isdir("/dev/shm") else None)
    os.chdir(folder)
    for number in (400, *LENGTHS):
        os.makedirs(str(number))
        record.write(f"{number}/contoso.ticklist.yaml", PROGRAM, number)
    in_ = "-f ./400/contoso.ticklist.yaml"
    shutil.copy("400/contoso.ticklist.yaml", "done.ticklist.yaml")
    print("| what | measured | target |\n| --- | --- | --- |")
    small = timed({"hello": hello(), "status": f"{PROGRAM} status {in_}",
                   "html": f"{PROGRAM} snapshot -O html {in_}",
                   "xlsx": f"{PROGRAM} snapshot -O xlsx {in_}", **peers()}, 20)
    fresh = timed({"done": f"{PROGRAM} done A4 -f ./done.ticklist.yaml"}, 20,
                  "cp 400/contoso.ticklist.yaml done.ticklist.yaml")
    for name, time in {**small, **fresh}.items():
        row(f"`{name}`", f"{time:.2f} ms", "")
    row("`status` / hello", f"{small['status'] / small['hello']:.2f}", "2.8")
    if "task summary" in small:
        row("`status` / `task summary`", f"{small['status'] / small['task summary']:.2f}", "1")
    row("`done` / `status`", f"{fresh['done'] / small['status']:.2f}", "1.2")
    row("`snapshot` as HTML − `status`", f"{small['html'] - small['status']:.1f} ms", "10 ms")
    row("`snapshot` as XLSX − `status`", f"{small['xlsx'] - small['status']:.1f} ms", "15 ms")
    large = timed({number: f"{PROGRAM} status -f ./{number}/contoso.ticklist.yaml"
                   for number in LENGTHS}, 3)
    for number, time in large.items():
        file = f"./{number}/contoso.ticklist.yaml"
        more = memory(f"{PROGRAM} status -f {file}") - os.path.getsize(file) / 1024 / 1024
        row(f"`status` of {number:,} entries", f"{time:.0f} ms", "")
        target = "80 MiB" if number == 100_000 else ""
        row("… memory beside the file", f"{more:.0f} MiB", target)
    row("`status` of 100,000 / of 10,000", f"{large[100_000] / large[10_000]:.1f}", "11")
    each = {number: (time - small["status"]) / number for number, time in large.items()}
    row("… an entry of 1,000,000 / of 10,000", f"{each[1_000_000] / each[10_000]:.2f}", "1.3")
    many = timed({"done": f"{PROGRAM} done A4 -f ./done.ticklist.yaml"}, 3,
                 "cp 100000/contoso.ticklist.yaml done.ticklist.yaml")
    row("`done` / `status` of 100,000", f"{many['done'] / large[100_000]:.2f}", "1.2")
    os.makedirs("many")
    for at in range(1000):
        record.write(f"many/c{at}.ticklist.yaml", PROGRAM, 400, at, f"Customer {at}")
    both = timed({"both": f"{PROGRAM} portfolio many",
                  "one": f"taskset -c 0 {PROGRAM} portfolio many",
                  "week": f"{PROGRAM} week many"}, 3)
    row("`portfolio` of 1,000 records", f"{both['both']:.0f} ms", "")
    row("… / `status` of one", f"{both['both'] / small['status']:.0f}", "180")
    row("… / the same on one core", f"{both['both'] / both['one']:.2f}", "0.65")
    row("`week` / `portfolio` of 1,000 records", f"{both['week'] / both['both']:.2f}", "1.2")
    held = {name: memory(f"{PROGRAM} {name} many") for name in ("portfolio", "week")}
    row("… memory beside that of `portfolio`", f"{held['week'] - held['portfolio']:.0f} MiB", "")
    size = os.path.getsize(PROGRAM) / 1e6
    row("the program", f"{size:.2f} MB", "")
    shutil.rmtree(folder)


if __name__ == "__main__":
    main()
