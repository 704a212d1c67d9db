/*
 * The chart of a run: what PrimeFaces' timeline does not bring. Bars arrive as calendar and clock of
 * the visitor show them, written as if that were UTC, so days and hours stand where the table says,
 * whatever zone the browser is in. Words come from the page, dates from the browser's own languages.
 */
(function () {
  "use strict";

  // The library brings its styles a second time, inline, which this page's policy refuses. Until it
  // is loaded they go to a head that is never shown; the page links the file instead.
  Object.defineProperty(document, "head", { value: document.createElement("head"), configurable: true });

  const root = document.documentElement;
  const section = document.querySelector(".chart");

  const dates = (options) => {
    const format = new Intl.DateTimeFormat(root.lang, { timeZone: "UTC", ...options });
    return (date) => format.format(date.valueOf());
  };
  const nothing = () => "";
  const time = dates({ hour: "numeric", minute: "2-digit" });
  const weekday = dates({ weekday: "narrow", day: "numeric" });
  const day = dates({ day: "numeric" });
  const month = dates({ month: "short" });
  const year = dates({ year: "numeric" });
  const wholeDay = dates({ weekday: "short", day: "numeric", month: "long" });
  const wholeMonth = dates({ month: "long", year: "numeric" });
  const axis = {
    minute: [time, wholeDay],
    hour: [time, wholeDay],
    weekday: [weekday, wholeMonth],
    day: [day, wholeMonth],
    week: [day, wholeMonth],
    month: [month, year],
    year: [year, nothing],
  };
  const label = (place) => (date, scale) => (axis[scale] || axis.minute)[place](date);

  const days = { timeZone: "UTC", day: "numeric", month: "short", year: "numeric" };
  const inDays = new Intl.DateTimeFormat(root.lang, days);
  const inHours = new Intl.DateTimeFormat(root.lang, { ...days, hour: "numeric", minute: "2-digit" });
  const FEW_DAYS = 3 * 24 * 3600 * 1000;

  function step(timeline, share) {
    const { start, end } = timeline.getWindow();
    const way = (end - start) * share;
    timeline.setWindow(start.valueOf() + way, end.valueOf() + way, { animation: false });
  }

  const moves = {
    earlier: (timeline) => step(timeline, -0.25),
    later: (timeline) => step(timeline, 0.25),
    in: (timeline) => timeline.zoomIn(0.5, { animation: false }),
    out: (timeline) => timeline.zoomOut(0.5, { animation: false }),
    whole: (timeline, options) => timeline.setWindow(options.start, options.end, { animation: false }),
    now: (timeline) => timeline.moveTo(timeline.getCurrentTime(), { animation: false }),
  };

  const forward = root.dir === "rtl" ? "ArrowLeft" : "ArrowRight";
  const backward = root.dir === "rtl" ? "ArrowRight" : "ArrowLeft";
  const keys = { [forward]: "later", [backward]: "earlier", "+": "in", "=": "in", "-": "out", Home: "whole" };

  /** Called by the widget, as itself, before it draws. */
  window.runPortalChart = function () {
    delete document.head;
    const widget = this;
    const options = widget.cfg.opts;
    options.moment = (date) => vis.moment(date).utc();
    options.format = { minorLabels: label(0), majorLabels: label(1) };
    options.maxMinorChars = 5;
    options.locale = "en"; // no words of the library are shown
    // the widget turns the library's own filter of markup off; nothing here needs that
    Object.defineProperty(options, "xss", { get: () => ({ disabled: false }), set: () => {}, enumerable: true });
    widget.cfg.currentTime = new Date(section.dataset.now);

    const view = section.querySelector(".chart-view");
    const move = (name) => moves[name](widget.instance, options);
    section.addEventListener("click", (event) => {
      const button = event.target.closest("button[data-move]");
      if (button) {
        move(button.dataset.move);
      }
    });
    view.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.altKey || event.metaKey) {
        return;
      }
      if (keys[event.key]) {
        move(keys[event.key]);
        event.preventDefault();
      }
    });
    options.onInitialDrawComplete = () => {
      const status = section.querySelector(".chart-window");
      const tell = ({ start, end }) => {
        const format = end - start > FEW_DAYS ? inDays : inHours;
        status.textContent = format.formatRange(start, end);
      };
      tell(widget.instance.getWindow());
      widget.instance.on("rangechanged", tell);
    };
    section.hidden = false;
  };
})();
