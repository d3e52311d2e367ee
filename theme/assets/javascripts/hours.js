/* Who answers now. When each contact is open is looked up in the data the build wrote (interchange/browser_hours.py);
   who goes first is decided as in handbook/hours/route.py. A test asks both about every quarter of an hour over two
   years. Nothing here touches the page.

   Time is what clocks in Norway show, as minutes since 1 January 1970: day × 1440 + minute. So it has no zone,
   and nothing shifts when the clocks change. */
(() => {
  "use strict";
  const DAY = 1440;
  const HORIZON = 28 * DAY; // who is open all that time is always open
  const YEAR = 366; // days; who doesn't open in all that time never does

  const dayOf = (iso) => Date.parse(iso) / 864e5;
  const mondayOf = (day) => day - ((((day + 3) % 7) + 7) % 7); // 1 January 1970 was a Thursday

  class Opening {
    constructor({ weeks, which }, first) {
      this.weeks = weeks;
      this.which = which;
      this.monday = mondayOf(first);
    }

    get known() {
      return this.weeks.length > 0;
    }

    /* The open minutes of a day, cut at midnight. */
    pieces(day) {
      const week = Math.floor((day - this.monday) / 7);
      return this.weeks[this.which[week]]?.[day - this.monday - 7 * week] ?? [];
    }

    /* The end of what is open at a time, at midnight at the latest; null when nothing is. */
    end(wall) {
      const day = Math.floor(wall / DAY);
      const minute = wall - day * DAY;
      const piece = this.pieces(day).find(([from, to]) => from <= minute && minute < to);
      return piece ? day * DAY + piece[1] : null;
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
      for (let day = today; this.known && day < today + YEAR; day++) {
        for (const [from] of this.pieces(day)) if (day * DAY + from > wall) return day * DAY + from;
      }
      return null;
    }
  }

  class Hours {
    constructor(data) {
      this.data = data;
      this.last = dayOf(data.last);
      this.openings = data.hours.map((hours) => new Opening(hours, dayOf(data.first)));
      this.topics = new Map(data.topics.map((topic) => [topic.id, topic]));
    }

    opening(key) {
      return this.openings[this.data.contacts[key].hours];
    }

    /* Is this time among the data? Later, nobody can say who answers. */
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
      const hours = (stop) => this.openings[stop[2]]; // the district's own, where it has any
      const open = route.filter((stop) => hours(stop).isOpen(wall));
      const reached = open.filter(isNew).map((stop) => ({ key: stop[0], until: hours(stop).closes(wall) }));
      const uncertain = route.filter((stop) => !hours(stop).known && isNew(stop)).map(([key]) => ({ key }));
      const closed = route
        .filter((stop) => hours(stop).known && !open.includes(stop))
        .map((stop) => ({ stop, key: stop[0], opens: hours(stop).opens(wall) }));
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
