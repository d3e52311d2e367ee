/* Who answers now: the same rules as handbook/hours/opening.py and route.py, on the data the build wrote.
   A test asks both about every quarter of an hour over two years. Nothing here touches the page.

   Time is what clocks in Norway show, as minutes since 1 January 1970: day × 1440 + minute. So it has no zone,
   and nothing shifts when the clocks change. */
(() => {
  "use strict";
  const DAY = 1440;
  const HORIZON = 14 * DAY; // who is open all that time is always open
  const YEAR = 366; // days; who doesn't open in all that time never does
  const HOLIDAY = 7;

  const dayOf = (iso) => Date.parse(iso) / 864e5;
  const monthDay = (day) => {
    const date = new Date(day * 864e5);
    return 100 * (date.getUTCMonth() + 1) + date.getUTCDate();
  };

  class Opening {
    constructor({ windows, special }, holidays) {
      this.windows = windows.map(([days, opens, closes, season]) => ({
        days: new Set(days),
        span: [opens, closes > opens ? closes : closes + DAY],
        season: season && { first: 100 * season[0][0] + season[0][1], last: 100 * season[1][0] + season[1][1], days: season[2] },
      }));
      this.special = new Map(Object.entries(special).map(([iso, spans]) => [dayOf(iso), spans]));
      this.holidays = holidays;
      this.found = new Map();
    }

    get known() {
      return this.windows.length > 0;
    }

    /* What begins on a day, as minutes since its midnight. */
    spans(day) {
      if (!this.found.has(day)) this.found.set(day, this.special.get(day) || this.ordinary(day));
      return this.found.get(day);
    }

    ordinary(day) {
      const kind = this.holidays.has(day) ? HOLIDAY : (((day + 3) % 7) + 7) % 7; // 1 January 1970 was a Thursday
      const date = monthDay(day);
      const holds = ({ first, last }) => (first <= last ? first <= date && date <= last : date >= first || date <= last);
      const today = this.windows.filter((w) => w.days.has(kind) && (!w.season || holds(w.season)));
      const shortest = Math.min(...today.map((w) => w.season?.days ?? Infinity));
      const kept = today.filter((w) => (w.season?.days ?? Infinity) === shortest);
      return kept.map((w) => w.span).sort((a, b) => a[0] - b[0]);
    }

    /* The latest end of what is open at a time; null when nothing is. */
    end(wall) {
      const day = Math.floor(wall / DAY);
      const minute = wall - day * DAY;
      let end = null;
      const reach = (from, to) => {
        if (from <= minute && minute < to && (end === null || day * DAY + to > end)) end = day * DAY + to;
      };
      for (const [from, to] of this.spans(day)) reach(from, to);
      for (const [from, to] of this.spans(day - 1)) reach(from - DAY, to - DAY);
      return end;
    }

    isOpen(wall) {
      return this.end(wall) !== null;
    }

    /* When it closes, if open; null when it is open past the horizon. */
    closes(wall) {
      let end = this.end(wall);
      while (end !== null && end <= wall + HORIZON) {
        const later = this.end(end);
        if (later === null) return end;
        end = later;
      }
      return null;
    }

    /* When it opens next, if closed; null when that is unknown or more than a year away. */
    opens(wall) {
      const today = Math.floor(wall / DAY);
      for (let day = today - 1; this.known && day < today + YEAR; day++) {
        for (const [from] of this.spans(day)) if (day * DAY + from > wall) return day * DAY + from;
      }
      return null;
    }
  }

  class Hours {
    constructor(data) {
      this.data = data;
      this.last = dayOf(data.last);
      const holidays = new Set(data.holidays.map(dayOf));
      this.openings = data.hours.map((hours) => new Opening(hours, holidays));
      this.topics = new Map(data.topics.map((topic) => [topic.id, topic]));
    }

    opening(key) {
      return this.openings[this.data.contacts[key].hours];
    }

    /* Are the holidays of this time among the data? Later, nobody can say who answers. */
    covers(wall) {
      return wall < (this.last + 1) * DAY;
    }

    answer(topic, district, wall) {
      const { routes } = this.topics.get(topic);
      return this.answerOn(routes[district] || routes[""], wall);
    }

    /* Who of these answers: neither a number nor a group stands twice, and never as closed when it is reached. */
    answerOn(route, wall) {
      const seen = new Set();
      const isNew = ([key, group]) => {
        const { tel } = this.data.contacts[key];
        if (seen.has(group) || seen.has(tel)) return false;
        seen.add(group).add(tel);
        return true;
      };
      const open = route.filter(([key]) => this.opening(key).isOpen(wall));
      const reached = open.filter(isNew).map(([key]) => ({ key, until: this.opening(key).closes(wall) }));
      const uncertain = route.filter((stop) => !this.opening(stop[0]).known && isNew(stop)).map(([key]) => ({ key }));
      const closed = route
        .filter((stop) => this.opening(stop[0]).known && !open.includes(stop))
        .map((stop) => ({ stop, key: stop[0], opens: this.opening(stop[0]).opens(wall) }));
      const soonest = new Set([...closed].sort((a, b) => (a.opens ?? Infinity) - (b.opens ?? Infinity)).filter((c) => isNew(c.stop)));
      return { reached, uncertain, closed: closed.filter((c) => soonest.has(c)).map(({ key, opens }) => ({ key, opens })) };
    }
  }

  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone: "Europe/Oslo", hourCycle: "h23", year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric",
  });

  /* What clocks in Norway show at a moment, wherever the reader's own clock thinks it is. */
  const wallTime = (date) => {
    const { year, month, day, hour, minute } = Object.fromEntries(parts.formatToParts(date).map((p) => [p.type, Number(p.value)]));
    return (Date.UTC(year, month - 1, day) / 864e5) * DAY + hour * 60 + minute;
  };

  window.handbookHoursEngine = { Hours, wallTime };
})();
