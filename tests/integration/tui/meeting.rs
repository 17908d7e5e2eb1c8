//! A meeting in which somebody presses keys: the screen on paper, and a record in memory.

use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::layout::Size;
use ticklist::domain::brand::Brand;
use ticklist::domain::decide::Wish;
use ticklist::domain::engagement::Engagement;
use ticklist::domain::ids::Id;
use ticklist::domain::record::Record;
use ticklist::domain::status::Status;
use ticklist::domain::time::{Instant, Zone, parse_instant};
use ticklist::record::load;
use ticklist::render::formats::text::Look;
use ticklist::render::phrasing::Calendar;
use ticklist::render::{Audience, Document, Report, views};
use ticklist::reports::agenda::agenda;
use ticklist::reports::effect::effect;
use ticklist::reports::header::header;
use ticklist::reports::item::item_detail;
use ticklist::reports::matter::matter_detail;
use ticklist::screen::{Overview, Request, State, view};
use unicode_width::UnicodeWidthStr;

use crate::world::World;

/// A look with colours and every sign.
pub(crate) const COLORFUL: Look = Look { width: 100, color: true, ascii: false };

/// Dana, in front of a screen.
pub(crate) struct Meeting {
    pub(crate) state: State,
    record: Record,
    clock: Instant,
    size: Size,
    /// What was asked for beyond the screen.
    pub(crate) asked: Vec<Request>,
    /// The item on which the screen opened, before the cursor went to the first one of all.
    pub(crate) opened: String,
}

impl Meeting {
    /// About a record of this world, at this time.
    pub(crate) fn about(world: &World, file: &str, now: &str, size: (u16, u16)) -> Self {
        Self::with(world, file, now, size, COLORFUL)
    }

    /// The same, with another look.
    pub(crate) fn with(world: &World, file: &str, now: &str, size: (u16, u16), look: Look) -> Self {
        let record = load(&world.path(file)).expect("a record of our own").record;
        let (clock, size) = (parse_instant(now).expect("an instant"), Size::from(size));
        let state = State::new(Overview::of(&fold(&record, clock), "dana"), look, size);
        let mut meeting =
            Self { state, record, clock, size, asked: Vec::new(), opened: String::new() };
        meeting.opened = meeting.named();
        meeting.press("g");
        meeting
    }

    /// Contoso in its third week.
    pub(crate) fn third_week(size: (u16, u16)) -> Self {
        Self::about(&World::third_week(), "plain.ticklist.yaml", "2026-12-08T09:12:00Z", size)
    }

    /// Presses keys: `j`, `tab`, `ctrl-c`, separated by blanks.
    pub(crate) fn press(&mut self, keys: &str) -> &mut Self {
        keys.split_whitespace().for_each(|name| self.key(key(name)));
        self
    }

    /// Types a text.
    pub(crate) fn type_in(&mut self, text: &str) -> &mut Self {
        text.chars().for_each(|c| self.key(KeyEvent::from(KeyCode::Char(c))));
        self
    }

    /// Takes a key, and does what it asks for.
    pub(crate) fn key(&mut self, key: KeyEvent) {
        let Some(asked) = self.state.key(key) else { return };
        match &asked {
            Request::Record(wish) => self.record(wish),
            Request::Show(id) => {
                let engagement = fold(&self.record, self.clock);
                let calendar = Calendar::new(Zone::Utc, engagement.today());
                let header = header(&engagement);
                let document = match engagement.item(id) {
                    Some(item) => views::show(&item_detail(item, &engagement), &header, &calendar),
                    None => {
                        let matter = engagement.matter(id).expect("it is listed");
                        let matter = matter_detail(matter, &engagement);
                        views::show_matter(&matter, &header, &calendar)
                    }
                };
                self.state.open(id.clone(), document);
            }
            Request::Agenda => {
                self.state.open_agenda(&self.agenda(&fold(&self.record, self.clock)))
            }
            Request::Press(_) | Request::Suspend | Request::Quit => {}
        }
        self.asked.push(asked);
    }

    /// Records what a wish comes to.
    pub(crate) fn record(&mut self, wish: &Wish) {
        let at = self.record.next_instant(self.clock);
        let before = Engagement::fold(&self.record, at, self.clock, Zone::Utc);
        let number = self.record.entries().len();
        let decided = wish.decide(&before, "dana", |length| Some(format!("{number:0length$}")));
        let Ok(Some(entry)) = decided.map(|decision| decision.entry) else {
            return self.state.say("refused");
        };
        let record = self.record.clone().with(entry.clone());
        let after = fold(&record, self.clock);
        let calendar = Calendar::new(Zone::Utc, after.today());
        let agenda = self.state.is_agenda().then(|| self.agenda(&after));
        self.state.renew(Overview::of(&after, "dana"), agenda.as_ref());
        self.state.say(views::recorded_line(&effect(&before, &after, &[&entry]), &calendar));
        drop(after);
        self.record = record;
    }

    fn agenda(&self, engagement: &Engagement<'_>) -> Document {
        let calendar = Calendar::new(Zone::Utc, engagement.today());
        let audience = Audience { calendar, file: None, internal: true, brand: Brand::default() };
        agenda(engagement, false).document(&audience)
    }

    /// What an item is in the record.
    pub(crate) fn status(&self, id: &str) -> Status {
        let engagement = fold(&self.record, self.clock);
        engagement.item(&Id::new(id)).expect("it is in the record").status()
    }

    /// The wishes that keys came to.
    pub(crate) fn wishes(&self) -> Vec<&Wish> {
        let wish = |asked: &'_ Request| matches!(asked, Request::Record(_));
        let wishes = self.asked.iter().filter(|asked| wish(asked));
        wishes
            .filter_map(|asked| if let Request::Record(wish) = asked { Some(wish) } else { None })
            .collect()
    }

    /// What the screen shows.
    pub(crate) fn buffer(&self) -> Buffer {
        let backend = TestBackend::new(self.size.width, self.size.height);
        let mut terminal = Terminal::new(backend).expect("paper never fails");
        terminal.draw(|frame| view(&self.state, frame)).expect("paper never fails");
        terminal.backend().buffer().clone()
    }

    /// What the screen shows, without colours, line by line.
    pub(crate) fn shows(&self) -> String {
        let buffer = self.buffer();
        let width = usize::from(self.size.width);
        let mut shown = String::new();
        for row in buffer.content.chunks(width) {
            let mut column = 0;
            let mut line = String::new();
            while let Some(cell) = row.get(column) {
                line += cell.symbol();
                column += cell.symbol().width().max(1);
            }
            shown = shown + line.trim_end() + "\n";
        }
        shown
    }

    /// The item under the cursor, as the foot names it, or the question.
    pub(crate) fn named(&self) -> String {
        self.line_above_end(3)
    }

    /// What is typed.
    pub(crate) fn typed(&self) -> String {
        self.line_above_end(2).trim_start_matches("> ").to_owned()
    }

    fn line_above_end(&self, number: usize) -> String {
        let shown = self.shows();
        shown.lines().nth_back(number - 1).unwrap_or_default().to_owned()
    }
}

fn fold(record: &Record, clock: Instant) -> Engagement<'_> {
    Engagement::fold(record, record.now(clock), clock, Zone::Utc)
}

/// The key of this name.
fn key(name: &str) -> KeyEvent {
    if let Some(letter) = name.strip_prefix("ctrl-") {
        let letter = letter.chars().next().expect("ctrl and a letter");
        return KeyEvent::new(KeyCode::Char(letter), KeyModifiers::CONTROL);
    }
    KeyEvent::from(match name {
        "space" => KeyCode::Char(' '),
        "enter" => KeyCode::Enter,
        "esc" => KeyCode::Esc,
        "tab" => KeyCode::Tab,
        "backtab" => KeyCode::BackTab,
        "backspace" => KeyCode::Backspace,
        "up" => KeyCode::Up,
        "down" => KeyCode::Down,
        "left" => KeyCode::Left,
        "right" => KeyCode::Right,
        "pgup" => KeyCode::PageUp,
        "pgdn" => KeyCode::PageDown,
        "home" => KeyCode::Home,
        "end" => KeyCode::End,
        one if one.chars().count() == 1 => KeyCode::Char(one.chars().next().expect("one")),
        unknown => panic!("there is no key {unknown}"),
    })
}
